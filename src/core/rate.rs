//! At most N request starts in any one second, in order of arrival.
//!
//! Every waiter gets a time of its own and sleeps on a timer of its own, because in a Worker a
//! timer of a finished request never fires: nobody waits for anybody else. Times are milliseconds
//! of any one clock that only goes forward.

const WINDOW_MS: f64 = 1_000.0;

/// How late a timer may fire before its place is given up for dead.
const GRACE_MS: f64 = 100.0;

/// The state of one rate limit, shared by a client and those derived from it.
#[derive(Debug, Default)]
pub struct Rate {
    /// Starts per window; 0 turns the limit off.
    limit: usize,
    /// The latest real starts, oldest first, never more than `limit`.
    started: Vec<f64>,
    /// Those who wait, in order of arrival and so of their times.
    waiting: Vec<Place>,
    /// The number of the newest place.
    newest: u32,
    /// Nobody starts before this time: the server said so.
    held_until: f64,
}

#[derive(Debug)]
struct Place {
    number: u32,
    time: f64,
    /// The waiter has gone; the place counts until nobody is behind it.
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
        self.waiting.retain(|place| place.time > now - GRACE_MS);
        while self.waiting.last().is_some_and(|place| place.left) {
            self.waiting.pop();
        }
        if self.waiting.is_empty() && self.earliest(now) <= now {
            self.start(now);
            return None;
        }
        self.newest = self.newest.wrapping_add(1);
        let number = self.newest;
        let time = self.time_of(self.waiting.len(), now);
        self.waiting.push(Place { number, time, left: false });
        Some(Turn { number, time })
    }

    /// A waiter's time has come. `None` lets it start, otherwise it must wait on.
    pub fn resume(&mut self, number: u32, now: f64) -> Option<Turn> {
        let place = self.waiting.iter().position(|place| place.number == number);
        let planned = place.and_then(|place| self.waiting.get(place)).map_or(now, |place| place.time);
        // The plan may have moved since, and a timer that was late elsewhere may have filled the second.
        let time = planned.max(self.earliest(now));
        if time > now {
            return Some(Turn { number, time });
        }
        if let Some(place) = place {
            self.waiting.remove(place);
        }
        self.start(now);
        None
    }

    /// A waiter gives up.
    pub fn leave(&mut self, number: u32) {
        if let Some(place) = self.waiting.iter_mut().find(|place| place.number == number) {
            place.left = true;
        }
    }

    /// Holds everybody back until `time`.
    pub fn hold(&mut self, time: f64) {
        self.held_until = self.held_until.max(time);
        for place in 0..self.waiting.len() {
            let time = self.time_of(place, time);
            if let Some(place) = self.waiting.get_mut(place) {
                place.time = place.time.max(time);
            }
        }
    }

    /// When the next start may be, as far as real starts and the server tell.
    fn earliest(&self, now: f64) -> f64 {
        let full = self.limit > 0 && self.started.len() >= self.limit;
        let free = self.started.first().filter(|_| full).map_or(now, |oldest| oldest + WINDOW_MS);
        free.max(self.held_until)
    }

    /// The time of a place: a window after the start or the place that is `limit` before it.
    fn time_of(&self, place: usize, now: f64) -> f64 {
        let mut time = now.max(self.held_until);
        if let Some(ahead) = place.checked_sub(1).and_then(|ahead| self.waiting.get(ahead)) {
            time = time.max(ahead.time);
        }
        let before = (self.started.len() + place).checked_sub(self.limit).filter(|_| self.limit > 0);
        let before = before.and_then(|before| match before.checked_sub(self.started.len()) {
            Some(place) => self.waiting.get(place).map(|place| place.time),
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
