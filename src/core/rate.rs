//! At most N request starts in any one second, in order of arrival.
//!
//! Every waiter gets a time of its own and sleeps on a timer of its own, because in a Worker a
//! timer of a finished request never fires: nobody waits for anybody else. Times are milliseconds
//! of any one clock that only goes forward.

const WINDOW_MS: f64 = 1_000.0;

/// A waiter whose timer is this late is assumed dead, and its slot is dropped.
const GRACE_MS: f64 = 100.0;

/// The state of one rate limit, shared by a client and those derived from it.
#[derive(Debug, Default)]
pub struct Rate {
    /// Starts per window; 0 turns the limit off.
    limit: usize,
    /// The latest real starts, oldest first, never more than `limit`.
    started: Vec<f64>,
    /// Those who wait, in order of arrival and so of their times.
    waiting: Vec<Slot>,
    /// Number of the newest slot.
    newest: u32,
    /// Nobody starts before this time: the server said so.
    held_until: f64,
}

#[derive(Debug)]
struct Slot {
    number: u32,
    time: f64,
    /// Cancelled; the slot stays until it is the last in the queue.
    left: bool,
}

/// When to ask [`Rate::resume`], and with what number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    pub number: u32,
    pub time: f64,
}

impl Rate {
    pub fn new(limit: usize) -> Self {
        Rate { limit, ..Rate::default() }
    }

    /// A newcomer asks to start: `None` lets it go at once, otherwise it must wait for its turn.
    pub fn arrive(&mut self, now: f64) -> Option<Turn> {
        self.waiting.retain(|slot| slot.time > now - GRACE_MS);
        while self.waiting.last().is_some_and(|slot| slot.left) {
            self.waiting.pop();
        }
        if self.waiting.is_empty() && self.earliest(now) <= now {
            self.start(now);
            return None;
        }
        self.newest = self.newest.wrapping_add(1);
        let number = self.newest;
        let time = self.time_of(self.waiting.len(), now);
        self.waiting.push(Slot { number, time, left: false });
        Some(Turn { number, time })
    }

    /// A waiter's time has come. `None` lets it start, otherwise it must wait on.
    pub fn resume(&mut self, number: u32, now: f64) -> Option<Turn> {
        let slot = self.waiting.iter().position(|slot| slot.number == number);
        let planned = slot.and_then(|slot| self.waiting.get(slot)).map_or(now, |slot| slot.time);
        // The plan may have moved since, and a timer that was late elsewhere may have filled the second.
        let time = planned.max(self.earliest(now));
        if time > now {
            return Some(Turn { number, time });
        }
        if let Some(slot) = slot {
            self.waiting.remove(slot);
        }
        self.start(now);
        None
    }

    /// A waiter gives up.
    pub fn leave(&mut self, number: u32) {
        if let Some(slot) = self.waiting.iter_mut().find(|slot| slot.number == number) {
            slot.left = true;
        }
    }

    /// Holds everybody back until `time`.
    pub fn hold(&mut self, time: f64) {
        self.held_until = self.held_until.max(time);
        for slot in 0..self.waiting.len() {
            let time = self.time_of(slot, time);
            if let Some(slot) = self.waiting.get_mut(slot) {
                slot.time = slot.time.max(time);
            }
        }
    }

    /// When the next start may be, as far as real starts and the server tell.
    fn earliest(&self, now: f64) -> f64 {
        let full = self.limit > 0 && self.started.len() >= self.limit;
        let free = self.started.first().filter(|_| full).map_or(now, |oldest| oldest + WINDOW_MS);
        free.max(self.held_until)
    }

    /// The time of a slot: a window after the start or the slot that is `limit` before it.
    fn time_of(&self, slot: usize, now: f64) -> f64 {
        let mut time = now.max(self.held_until);
        if let Some(ahead) = slot.checked_sub(1).and_then(|ahead| self.waiting.get(ahead)) {
            time = time.max(ahead.time);
        }
        let before = (self.started.len() + slot).checked_sub(self.limit).filter(|_| self.limit > 0);
        let before = before.and_then(|before| match before.checked_sub(self.started.len()) {
            Some(slot) => self.waiting.get(slot).map(|slot| slot.time),
            None => self.started.get(before).copied(),
        });
        before.map_or(time, |before| time.max(before + WINDOW_MS))
    }

    fn start(&mut self, now: f64) {
        if self.limit > 0 {
            self.started.push(now);
            if self.started.len() > self.limit {
                self.started.remove(0);
            }
        }
    }
}
