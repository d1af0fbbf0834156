//! The rate limit: at most N request starts in any one second, in order of arrival, and fewer where the server says
//! that this is too many.
//!
//! Every waiter has its own start time and sleeps on its own timer. In a Worker, timers of finished requests never
//! fire, so no waiter depends on another one for more than a moment.
//! It looks again every [`BEAT_MS`]: whoever gave up, or is not heard of any more, leaves its time to
//! those behind it.
//!
//! Other clients may share the account, and the server's 429 is the only sign of them. So the limit adapts: a 429
//! reduces the rate, and starts are then spread evenly, since bursts collide; every other answer raises it.
//!
//! | rule | why |
//! |---|---|
//! | a 429 sets the rate to the number of requests accepted in the last second, within 0.3 to 0.95 times the rate before (0.75 to 0.95 times below 2 a second) | that number is this client's share; a single unlucky second must not decide |
//! | at most once a second | the requests of one second are refused together |
//! | an accepted request adds [`STEP`] for each one accepted in a row | clients with more starts are refused more often, so their rates converge; a client that is alone again recovers within seconds |
//! | a request that was refused starts before those that have not been sent | one must not be refused until it is given up while others pass |
//! | never below [`LEAST`], never above the limit | it always recovers |
//!
//! `tests/core/sharing.rs` simulates clients that share a budget.
//!
//! One such state covers all requests, for the gateway's 429s; each connection that Attio itself has refused has
//! another, and does not slow down the others.

const WINDOW_MS: f64 = 1_000.0;

/// How late a timer may fire before its waiter is assumed dead.
const GRACE_MS: f64 = 100.0;

/// How long a waiter sleeps at most; in a long queue a millisecond for each waiter.
const BEAT_MS: f64 = 1_000.0;

/// Delay before a waiter looks again whose predecessor is due but has not been resumed.
const MOMENT_MS: f64 = 1.0;

/// Rate, in starts a second, below which one second is too short to measure what is accepted.
const SLOW: f64 = 2.0;

/// Starts a second by which an accepted request raises a reduced rate, for each one accepted in a row: where every
/// fourth is refused, the rate hardly grows.
const STEP: f64 = 0.005;

/// Share of the gap between two starts by which a start moves at random: evenly spaced clients would otherwise collide
/// again and again.
const JITTER: f64 = 0.15;

/// The lowest rate, in starts a second.
const LEAST: f64 = 0.1;

/// How long after its last 429 a connection's state is forgotten: it recovers sooner where it is used.
const FORGOTTEN_MS: f64 = 60_000.0;

/// The connection of a request, as a number; those with the same number share a state.
pub type Connection = u32;

/// The state of one rate limit, shared by a client and those derived from it.
#[derive(Debug, Default)]
pub struct Rate {
    /// Starts per window; 0 turns the limit off.
    limit: usize,
    /// The latest real starts, oldest first, never more than `limit`.
    started: Vec<f64>,
    /// Times of the latest accepted requests, likewise.
    accepted: Vec<f64>,
    /// The waiters in order of arrival.
    waiting: Vec<Slot>,
    /// The number of the newest slot.
    newest: u32,
    /// State of all requests.
    all: Pace,
    /// States of the connections that were refused and have not recovered.
    connections: Vec<(Connection, Pace)>,
    /// The time at which the clock was last read.
    clock: f64,
    /// The last random number.
    dice: u32,
}

/// Spacing of requests after a 429.
#[derive(Clone, Copy, Debug, Default)]
struct Pace {
    /// Starts a second; `None` where the limit alone applies.
    rate: Option<f64>,
    last_start: f64,
    /// Requests that were accepted since the last 429.
    in_a_row: u32,
    /// No request starts before this time, as the server asked.
    held_until: f64,
    /// Refusals until this time belong to the same burst.
    reduced_until: f64,
}

#[derive(Clone, Debug)]
struct Slot {
    number: u32,
    connection: Connection,
    /// When the waiter may start, as planned.
    time: f64,
    /// Time at which it looks next; long after it, the waiter is assumed dead.
    wakes: f64,
}

/// Time at which to call [`Rate::resume`], and the number to pass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    pub number: u32,
    /// When to ask.
    pub time: f64,
    /// When the waiter will start, if nothing changes.
    pub planned: f64,
}

impl Pace {
    /// Milliseconds between two starts.
    #[inline(never)]
    fn gap(&self) -> f64 {
        self.rate.map_or(0.0, |rate| WINDOW_MS / rate)
    }

    #[inline(never)]
    fn earliest(&self) -> f64 {
        let spread = self.rate.map_or(0.0, |_| self.last_start + self.gap());
        spread.max(self.held_until)
    }

    /// Records a 429 that asks to wait for `ms`. `accepted` is the number of requests accepted in the last second.
    #[inline(never)]
    fn refused(&mut self, now: f64, ms: f64, limit: usize, accepted: f64) {
        self.held_until = self.held_until.max(now + ms);
        if limit > 0 && now >= self.reduced_until {
            self.reduced_until = now + WINDOW_MS;
            let rate = self.rate.unwrap_or(limit as f64);
            let least = if rate > SLOW { 0.3 } else { 0.75 };
            self.rate = Some(accepted.clamp(rate * least, rate * 0.95).max(LEAST));
        }
        self.in_a_row = 0;
    }

    /// Records an answer that is no 429.
    #[inline(never)]
    fn accepted(&mut self, limit: usize) {
        if let Some(rate) = self.rate {
            self.in_a_row += 1;
            self.rate = Some(rate + STEP * f64::from(self.in_a_row)).filter(|rate| *rate < limit as f64);
        }
    }

    fn shift(&mut self, ms: f64) {
        self.last_start -= ms;
        self.held_until -= ms;
        self.reduced_until -= ms;
    }
}

impl Rate {
    pub fn new(limit: usize) -> Self {
        Rate { limit, ..Rate::default() }
    }

    /// Enqueues a request: `None` lets it start immediately, otherwise it must wait for its turn. While the rate is
    /// reduced, one that was `refused` before is the first.
    #[inline(never)]
    pub fn arrive(&mut self, connection: Connection, refused: bool, now: f64) -> Option<Turn> {
        self.read_clock(now);
        self.close_ranks(0);
        let is_first = refused && self.all.rate.is_some();
        if (is_first || self.waiting.iter().all(|slot| self.is_held(slot.connection, now)))
            && self.earliest(connection, now) <= now
        {
            self.start(connection, now);
            return None;
        }
        self.newest = self.newest.wrapping_add(1);
        let number = self.newest;
        let index = if is_first { 0 } else { self.waiting.len() };
        let time = self.time_of(index, connection, now);
        let wakes = time.min(now + self.beat());
        self.waiting.insert(index, Slot { number, connection, time, wakes });
        Some(Turn { number, time: wakes, planned: time })
    }

    /// Resumes a waiter at its time: `None` lets it start, otherwise it must wait longer.
    #[inline(never)]
    pub fn resume(&mut self, connection: Connection, number: u32, now: f64) -> Option<Turn> {
        self.read_clock(now);
        self.close_ranks(number);
        let index = self.waiting.iter().position(|slot| slot.number == number);
        let ahead = self.waiting.get(..index.unwrap_or_default()).unwrap_or_default();
        let mut ahead = ahead.iter().filter(|slot| !self.is_held(slot.connection, now));
        let mut time = self.earliest(connection, now);
        let mut wakes = time;
        if let Some(rate) = self.all.rate {
            // The rate changes while the queue waits, so the turn is decided by the position in it, and waiters far
            // behind look again after half of their time.
            let gap = WINDOW_MS / rate;
            time = time.max(self.all.earliest() + gap * ahead.count() as f64);
            wakes = now + ((time - now) / 2.0).max(gap).min(time - now);
        } else {
            time = time.max(index.and_then(|index| self.waiting.get(index)).map_or(now, |slot| slot.time));
            // Timers may fire early, and the timer of the waiter before this one late: that waiter starts first.
            if let Some(slot) = ahead.rfind(|slot| slot.time <= now) {
                time = time.max(now.max(slot.wakes) + MOMENT_MS);
            }
            wakes = wakes.max(time);
        }
        if time > now {
            wakes = wakes.min(now + self.beat());
            if let Some(slot) = index.and_then(|index| self.waiting.get_mut(index)) {
                slot.wakes = wakes;
                slot.connection = connection;
            }
            return Some(Turn { number, time: wakes, planned: time });
        }
        if let Some(index) = index {
            self.waiting.remove(index);
        }
        self.start(connection, now);
        None
    }

    /// Cancels a waiter.
    pub fn leave(&mut self, number: u32) {
        if let Some(slot) = self.waiting.iter_mut().find(|slot| slot.number == number) {
            slot.wakes = f64::NEG_INFINITY;
        }
    }

    /// Removes the waiters that gave up or are dead, but `number`, which is heard of now. Each one behind
    /// gets the time of the one before it; those of a connection with a state of its own keep theirs.
    #[inline(never)]
    fn close_ranks(&mut self, number: u32) {
        let dead = self.clock - GRACE_MS;
        let connections = &self.connections;
        let mut times = Vec::new();
        let mut next = 0;
        self.waiting.retain_mut(|slot| {
            let is_here = slot.number == number || slot.wakes > dead;
            if connections.iter().all(|(connection, _)| *connection != slot.connection) {
                times.push(slot.time);
                if is_here {
                    slot.time = times.get(next).copied().unwrap_or(slot.time).min(slot.time);
                    next += 1;
                }
            }
            is_here
        });
    }

    fn beat(&self) -> f64 {
        BEAT_MS.max(self.waiting.len() as f64)
    }

    /// Records a 429 that asks to wait for `ms`: of Attio for one connection, or for all requests.
    #[inline(never)]
    pub fn refused(&mut self, connection: Option<Connection>, ms: f64, now: f64) {
        self.read_clock(now);
        let accepted = self.accepted.iter().filter(|time| **time > now - WINDOW_MS).count() as f64;
        match connection {
            None => self.all.refused(now, ms, self.limit, accepted),
            Some(connection) => {
                if self.pace(connection).is_none() {
                    self.connections.push((connection, Pace::default()));
                }
                let limit = self.limit;
                if let Some(pace) = self.pace_mut(connection) {
                    pace.refused(now, ms, limit, accepted);
                }
            }
        }
        self.plan(None);
    }

    /// Reschedules the waiters, none earlier than `from` or than its time so far.
    #[inline(never)]
    fn plan(&mut self, from: Option<f64>) {
        for index in 0..self.waiting.len() {
            let Some(slot) = self.waiting.get(index) else { break };
            let time = self.time_of(index, slot.connection, from.unwrap_or(slot.time));
            if let Some(slot) = self.waiting.get_mut(index) {
                // The timer of a waiter that is postponed still fires at the earlier time.
                slot.time = time;
            }
        }
    }

    /// Records an answer that is no 429.
    #[inline(never)]
    pub fn accepted(&mut self, connection: Connection, now: f64) {
        self.read_clock(now);
        let reduced = self.all.rate.is_some();
        self.all.accepted(self.limit);
        remember(&mut self.accepted, now, self.limit);
        if reduced && self.all.rate.is_none() {
            self.plan(Some(now));
        }
        let limit = self.limit;
        if let Some(pace) = self.pace_mut(connection) {
            pace.accepted(limit);
        }
        self.connections.retain(|(_, pace)| {
            pace.held_until > now || (pace.rate.is_some() && pace.reduced_until + FORGOTTEN_MS > now)
        });
    }

    /// Whether any connection has a state of its own, so that the connection of a request matters.
    pub fn has_connections(&self) -> bool {
        !self.connections.is_empty()
    }

    fn is_held(&self, connection: Connection, now: f64) -> bool {
        self.pace(connection).is_some_and(|pace| pace.held_until > now)
    }

    #[inline(never)]
    fn pace_mut(&mut self, connection: Connection) -> Option<&mut Pace> {
        self.connections.iter_mut().find(|(other, _)| *other == connection).map(|(_, pace)| pace)
    }

    #[inline(never)]
    fn pace(&self, connection: Connection) -> Option<&Pace> {
        self.connections.iter().find(|(other, _)| *other == connection).map(|(_, pace)| pace)
    }

    /// Earliest time of the next start that the latest starts and the server permit.
    #[inline(never)]
    fn earliest(&self, connection: Connection, now: f64) -> f64 {
        let full = self.limit > 0 && self.started.len() >= self.limit;
        let free = self.started.first().filter(|_| full).map_or(now, |oldest| oldest + WINDOW_MS);
        let own = self.pace(connection).map_or(0.0, Pace::earliest);
        free.max(self.all.earliest()).max(own)
    }

    /// The time of the slot at an index: one window after the start or slot that is `limit` before it, and one gap
    /// after the slot before it where the rate is reduced.
    #[inline(never)]
    fn time_of(&self, index: usize, connection: Connection, now: f64) -> f64 {
        let own = self.pace(connection);
        let mut time = now.max(self.all.earliest()).max(own.map_or(0.0, Pace::earliest));
        let ahead = self.waiting.get(..index).unwrap_or_default();
        // Slots of connections with a longer hold do not count.
        let stands = |slot: &&Slot| slot.connection == connection || self.pace(slot.connection).is_none();
        let others = || ahead.iter().filter(stands).map(|slot| slot.time);
        if let Some(last) = others().next_back() {
            let gap = self.all.gap().max(own.map_or(0.0, Pace::gap));
            time = time.max(last + gap);
        }
        let before = (self.started.len() + others().count()).checked_sub(self.limit).filter(|_| self.limit > 0);
        let before = before.and_then(|before| match before.checked_sub(self.started.len()) {
            Some(index) => others().nth(index),
            None => self.started.get(before).copied(),
        });
        before.map_or(time, |before| time.max(before + WINDOW_MS))
    }

    #[inline(never)]
    fn start(&mut self, connection: Connection, now: f64) {
        self.dice = self.dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223 ^ (now as u32));
        self.all.last_start = now + self.all.gap() * JITTER * (f64::from(self.dice >> 8) / f64::from(1u32 << 24));
        if let Some(pace) = self.pace_mut(connection) {
            pace.last_start = now;
        }
        remember(&mut self.started, now, self.limit);
    }

    /// In workerd the clock is the wall clock, and may step back: all times then move with it.
    #[inline(never)]
    fn read_clock(&mut self, now: f64) {
        let back = self.clock - now;
        if back > 0.0 {
            for time in self.started.iter_mut().chain(&mut self.accepted) {
                *time -= back;
            }
            for slot in &mut self.waiting {
                slot.time -= back;
                slot.wakes -= back;
            }
            self.all.shift(back);
            for (_, pace) in &mut self.connections {
                pace.shift(back);
            }
        }
        self.clock = now;
    }
}

/// Appends a time to the latest ones.
#[inline(never)]
fn remember(times: &mut Vec<f64>, now: f64, most: usize) {
    if most > 0 {
        times.push(now);
        if times.len() > most {
            times.remove(0);
        }
    }
}
