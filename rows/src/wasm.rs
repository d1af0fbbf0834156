//! The door to JavaScript: numbers only, so that there is no glue (`js/rows/scanner.js`).
//!
//! A scan is a pointer from `open` to `close`. Bytes go to where `room` says, `arrived` reads them,
//! and what was written is at `output` until `taken`.

use crate::plan::Plan;
use crate::scan::{Refusal, Scan};

const fn status(result: Result<(), Refusal>) -> u32 {
    match result {
        Ok(()) => 0,
        Err(refusal) => refusal as u32,
    }
}

/// Begins a scan; `plan` is told next.
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
        /// The pointer is one from `open`, not closed yet.
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name(scan: *mut Scan $(, $argument: $type)?) $(-> $result)? {
            // SAFETY: see above; JavaScript makes one call at a time.
            let $scan = unsafe { &mut *scan };
            $body
        }
    )*};
}

methods! {
    /// Takes the `length` bytes that were put to where `room` says for the plan.
    fn plan(scan, length: usize) {
        *scan = Scan::new(Plan::read(scan.room(length)));
    }
    /// Where the next `length` bytes are to be put.
    fn room(scan, length: usize) -> *mut u8 { scan.room(length).as_mut_ptr() }
    /// Reads on; gives 0, or a [`Refusal`].
    fn arrived(scan, length: usize) -> u32 { status(scan.arrived(length)) }
    /// Ends; gives 0, or a [`Refusal`].
    fn finish(scan) -> u32 { status(scan.finish()) }
    /// Where what was written is.
    fn output(scan) -> *const u8 { scan.rows.out.text.as_ptr() }
    /// How many bytes were written.
    fn written(scan) -> usize { scan.rows.out.text.len() }
    /// Whether what was written has to be looked at for `__proto__`.
    fn harmful(scan) -> bool { scan.rows.out.harmful }
    /// Forgets what was written.
    fn taken(scan) {
        scan.rows.out.text.clear();
        scan.rows.out.harmful = false;
    }
    /// How many rows there were.
    fn count(scan) -> usize { scan.rows.count }
    /// How many bytes were read.
    fn position(scan) -> usize { scan.position() }
}

/// Ends the use of a scan.
///
/// # Safety
///
/// The pointer is one from `open`, not closed yet.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn close(scan: *mut Scan) {
    // SAFETY: see above.
    drop(unsafe { Box::from_raw(scan) });
}
