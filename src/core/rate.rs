//! At most N request starts in any one second, in order of arrival.
//!
//! Every waiter gets a time of its own and sleeps on a timer of its own, because in a Worker a
//! timer of a finished request never fires: nobody waits for anybody else. Times are milliseconds
//! of any one steady clock.

use std::collections::VecDeque;

const WINDOW_MS: f64 = 1_000.0;

/// The state of one rate limit, shared by a client and those derived from it.
#[derive(Debug, Default)]
pub struct Rate {
    /// Starts per window; 0 turns the limit off.
    limit: usize,
    /// The latest real starts, oldest first, never more than `limit`.
    started: VecDeque<f64>,
    /// Times given to waiters that are still to come, oldest first.
    reserved: VecDeque<f64>,
    /// Times given back by waiters that were aborted.
    returned: Vec<f64>,
    /// Nobody starts before this time: the server said so.
    held_until: f64,
}

impl Rate {
    pub fn new(limit: usize) -> Self {
        Rate { limit, ..Rate::default() }
    }

    /// A newcomer asks to start at `now`: `None` lets it go at once, otherwise it must wait until
    /// the time that is given, then ask [`Rate::resume`].
    pub fn arrive(&mut self, now: f64) -> Option<f64> {
        while self.reserved.front().is_some_and(|&time| time <= now) {
            self.reserved.pop_front();
        }
        if self.reserved.is_empty() && self.may_start(now).is_none() {
            self.start(now);
            return None;
        }
        self.returned.retain(|&time| time > now && time >= self.held_until);
        let earliest = self.returned.iter().copied().fold(f64::INFINITY, f64::min);
        if earliest.is_finite() {
            self.returned.retain(|&time| time != earliest);
            return Some(earliest);
        }
        Some(self.reserve(now))
    }

    /// A waiter's time has come. `None` lets it start; otherwise it must wait again.
    pub fn resume(&mut self, now: f64) -> Option<f64> {
        match self.may_start(now) {
            None => {
                self.start(now);
                None
            }
            Some(time) if time >= self.held_until && self.held_until > now => Some(self.reserve(now)),
            // A timer was late somewhere: the second is still full.
            Some(time) => Some(time),
        }
    }

    /// A waiter gives up the time it was given.
    pub fn leave(&mut self, time: f64) {
        self.returned.push(time);
    }

    /// Holds everybody back until `time`.
    pub fn hold(&mut self, time: f64) {
        self.held_until = self.held_until.max(time);
    }

    /// When a start at `now` would be too early: the time from which it would not.
    fn may_start(&self, now: f64) -> Option<f64> {
        let free = match self.started.front() {
            Some(&oldest) if self.limit > 0 && self.started.len() >= self.limit => oldest + WINDOW_MS,
            _ => 0.0,
        };
        let earliest = free.max(self.held_until);
        (earliest > now).then_some(earliest)
    }

    fn start(&mut self, now: f64) {
        if self.limit > 0 {
            self.started.push_back(now);
            while self.started.len() > self.limit {
                self.started.pop_front();
            }
        }
    }

    /// Gives out the next free time after all that were given out before.
    fn reserve(&mut self, now: f64) -> f64 {
        let mut time = now.max(self.held_until);
        if self.limit > 0 {
            // The start or reservation that is `limit` places before this one must be a window ago.
            let places = self.limit;
            let before = if self.reserved.len() >= places {
                self.reserved.get(self.reserved.len() - places)
            } else {
                (self.started.len() + self.reserved.len())
                    .checked_sub(places)
                    .and_then(|index| self.started.get(index))
            };
            if let Some(&before) = before {
                time = time.max(before + WINDOW_MS);
            }
            if let Some(&last) = self.reserved.back() {
                time = time.max(last);
            }
        }
        self.reserved.push_back(time);
        time
    }
}
