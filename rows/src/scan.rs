//! Finds the records in the answer to a query while its bytes arrive.

use crate::cursor::{Cursor, PADDING, Step, Stop};
use crate::keys::named;
use crate::plan::Plan;
use crate::rows::Rows;
use crate::text::same;

/// Reason for refusing an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is not JSON in UTF-8, or it is truncated.
    Malformed = 1,
    TooDeep = 2,
    /// It is JSON, but no object with a list of objects in `data`.
    NoRows = 3,
}

/// The next part of the answer. A part is read in one go: one that is incomplete is read again from its start when
/// more of it has arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Start,
    FirstMember,
    Member,
    AfterMember,
    FirstRecord,
    AfterRecord,
    End,
}

#[derive(Debug)]
pub struct Scan {
    /// Input that is not consumed yet, from `at` to `end`, followed by [`PADDING`].
    bytes: Vec<u8>,
    at: usize,
    end: usize,
    next: Next,
    /// Length of the input at which the part is read again: twice the length that was too short, so that a part of
    /// any size is read only a few times.
    retry_at: usize,
    /// Number of bytes consumed and dropped.
    dropped: usize,
    seen_data: bool,
    pub rows: Rows,
}

impl Scan {
    pub fn new(plan: Plan) -> Self {
        Scan {
            bytes: Vec::new(),
            at: 0,
            end: 0,
            next: Next::Start,
            retry_at: 0,
            dropped: 0,
            seen_data: false,
            rows: Rows::new(plan),
        }
    }

    /// Buffer for the next `length` bytes, for [`Scan::feed`].
    pub fn reserve(&mut self, length: usize) -> &mut [u8] {
        self.bytes.copy_within(self.at..self.end, 0);
        self.dropped += self.at;
        self.end -= self.at;
        self.at = 0;
        let needed = self.end + length + PADDING;
        if self.bytes.len() < needed {
            self.bytes.resize(needed, 0);
        }
        self.bytes.get_mut(self.end..self.end + length).unwrap_or_default()
    }

    /// Consumes `length` more bytes and writes the rows of the complete records.
    pub fn feed(&mut self, length: usize) -> Result<(), Refusal> {
        self.end = (self.end + length).min(self.bytes.len().saturating_sub(PADDING));
        if self.end - self.at < self.retry_at {
            return Ok(());
        }
        self.advance()?;
        self.retry_at = (self.end - self.at) * 2;
        Ok(())
    }

    /// Ends the input.
    pub fn finish(&mut self) -> Result<(), Refusal> {
        self.reserve(0);
        self.advance()?;
        if self.next != Next::End {
            return Err(Refusal::Malformed);
        }
        if self.seen_data { Ok(()) } else { Err(Refusal::NoRows) }
    }

    /// Offset of the error in the input, or slightly before it.
    pub fn position(&self) -> usize {
        self.dropped + self.at
    }

    fn advance(&mut self) -> Result<(), Refusal> {
        let Scan { bytes, at, end, next, rows, seen_data, .. } = self;
        // JSON permits a zero byte nowhere, so every step ends at the padding.
        if let Some(padding) = bytes.get_mut(*end..*end + PADDING) {
            padding.fill(0);
        }
        while *at < *end {
            let mut cursor = Cursor::new(bytes, *end, *at);
            match part(&mut cursor, *next, rows, seen_data) {
                Ok(Ok(then)) => {
                    *at = cursor.at();
                    *next = then;
                }
                Ok(Err(refusal)) => return Err(refusal),
                Err(Stop::Incomplete) => return Ok(()),
                Err(Stop::Malformed) => return Err(Refusal::Malformed),
                Err(Stop::TooDeep) => return Err(Refusal::TooDeep),
            }
        }
        Ok(())
    }
}

/// Reads one part and returns the next one.
fn part(cursor: &mut Cursor, next: Next, rows: &mut Rows, seen_data: &mut bool) -> Step<Result<Next, Refusal>> {
    cursor.space();
    Ok(Ok(match next {
        Next::Start => {
            // A byte order mark is skipped, as `response.json()` does.
            if cursor.take(0xef) {
                cursor.expect(0xbb)?;
                cursor.expect(0xbf)?;
                cursor.space();
            }
            if matches!(cursor.peek(), b'[' | b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n') {
                return Ok(Err(Refusal::NoRows));
            }
            cursor.expect(b'{')?;
            Next::FirstMember
        }
        Next::FirstMember if cursor.take(b'}') => Next::End,
        Next::FirstMember | Next::Member => {
            let key = cursor.key()?;
            if !named(cursor, key, |name| same(name, b"data")) {
                cursor.value()?;
                Next::AfterMember
            } else if *seen_data || cursor.peek() != b'[' {
                // A second `data` would replace the first, whose rows are already written.
                cursor.value()?;
                return Ok(Err(Refusal::NoRows));
            } else {
                *seen_data = true;
                cursor.expect(b'[')?;
                Next::FirstRecord
            }
        }
        Next::AfterMember if cursor.take(b',') => Next::Member,
        Next::AfterMember => {
            cursor.expect(b'}')?;
            Next::End
        }
        Next::FirstRecord if cursor.take(b']') => Next::AfterMember,
        Next::AfterRecord if cursor.take(b']') => Next::AfterMember,
        Next::FirstRecord | Next::AfterRecord => {
            if next == Next::AfterRecord {
                cursor.expect(b',')?;
                cursor.space();
            }
            if cursor.peek() != b'{' {
                cursor.value()?;
                return Ok(Err(Refusal::NoRows));
            }
            rows.read(cursor)?;
            Next::AfterRecord
        }
        // Only white space may follow.
        Next::End if cursor.peek() == 0 => match cursor.stop() {
            Stop::Incomplete => Next::End,
            other => return Err(other),
        },
        Next::End => return Err(Stop::Malformed),
    }))
}
