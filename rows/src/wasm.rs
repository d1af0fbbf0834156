//! WebAssembly exports for `js/rows/scanner.js`. They use numbers only, so that no glue is needed.
//!
//! A scan is a pointer from `open` to `close`. Bytes are written at the address that `reserve` gives and read by `feed`;
//! the output is at `output` until `clear_output`.

use crate::plan::Plan;
use crate::scan::{Refusal, Scan};

const fn status(result: Result<(), Refusal>) -> u32 {
    match result {
        Ok(()) => 0,
        Err(refusal) => refusal as u32,
    }
}

/// Begins a scan; `plan` must be called next.
#[unsafe(no_mangle)]
pub extern "C" fn open() -> *mut Scan {
    Box::into_raw(Box::new(Scan::new(Plan::read(b""))))
}

macro_rules! methods {
    ($($(#[doc = $doc:literal])* fn $name:ident($scan:ident $(, $argument:ident: $type:ty)?) $(-> $result:ty)? $body:block)*) => {$(
        $(#[doc = $doc])*
        ///
        /// # Safety
        ///
        /// The pointer is from `open` and was not closed yet.
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name(scan: *mut Scan $(, $argument: $type)?) $(-> $result)? {
            // SAFETY: see above; JavaScript makes one call at a time.
            let $scan = unsafe { &mut *scan };
            $body
        }
    )*};
}

methods! {
    /// Parses the plan: the `length` bytes that were written at the address from `reserve`.
    fn plan(scan, length: usize) {
        *scan = Scan::new(Plan::read(scan.reserve(length)));
    }
    /// Address of a buffer for the next `length` bytes.
    fn reserve(scan, length: usize) -> *mut u8 { scan.reserve(length).as_mut_ptr() }
    /// Consumes `length` bytes; returns 0, or a [`Refusal`].
    fn feed(scan, length: usize) -> u32 { status(scan.feed(length)) }
    /// Ends the input; returns 0, or a [`Refusal`].
    fn finish(scan) -> u32 { status(scan.finish()) }
    /// Address of the output.
    fn output(scan) -> *const u8 { scan.rows.out.text.as_ptr() }
    /// Length of the output in bytes.
    fn written(scan) -> usize { scan.rows.out.text.len() }
    /// Whether the output may contain a `__proto__` key.
    fn has_proto(scan) -> bool { scan.rows.out.has_proto }
    /// Empties the output.
    fn clear_output(scan) {
        scan.rows.out.text.clear();
        scan.rows.out.has_proto = false;
    }
    /// Address of the index.
    fn index(scan) -> *const u8 { scan.rows.index.as_ptr() }
    /// Length of the index in bytes.
    fn index_length(scan) -> usize { scan.rows.index.len() }
    /// Number of rows.
    fn count(scan) -> usize { scan.rows.count }
    /// Number of bytes consumed.
    fn position(scan) -> usize { scan.position() }
}

/// Frees a scan.
///
/// # Safety
///
/// The pointer is from `open` and was not closed yet.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn close(scan: *mut Scan) {
    // SAFETY: see above.
    drop(unsafe { Box::from_raw(scan) });
}
