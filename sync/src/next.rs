//! Choice of the next piece of work.

use serde::{Deserialize, Serialize};

use crate::stream::{Millis, StreamState};

/// State of the store that the choice depends on.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct State {
    pub streams: Vec<StreamState>,
    /// Time of the next read of the schema, and end of another worker's lease on it.
    pub schema_due: Millis,
    pub schema_lease: Millis,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "do", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Next {
    /// Read objects, lists and their attributes.
    Schema,
    /// Continue a sweep, or begin one.
    Sweep { stream: String },
    /// Read the marked rows.
    Marks { stream: String },
    /// Nothing is due before this time.
    Wait { ms: Millis },
}

/// Longest wait without looking again.
const LONGEST: Millis = 60_000;

/// Chooses a worker's next work. `turn` counts its choices, and starts differently for each worker, so that workers
/// take different streams.
///
/// Marks come before sweeps, since events must be followed within seconds; every fourth turn it is the other way
/// round, so that a backlog of marks does not stop a sweep.
pub fn next(state: &State, now: Millis, turn: u32) -> Next {
    if state.schema_due <= now && state.schema_lease <= now {
        return Next::Schema;
    }
    let open = || state.streams.iter().filter(|stream| !stream.absent && stream.hold_until <= now);
    let marks: Vec<&StreamState> = open().filter(|stream| stream.due > 0).collect();
    let sweeps: Vec<&StreamState> =
        open().filter(|stream| stream.lease_until <= now && (stream.sweeping || stream.next_sweep <= now)).collect();
    let sweeps_first = turn % 4 == 3;
    let is_sweep = if sweeps_first { !sweeps.is_empty() } else { marks.is_empty() };
    let choice = if is_sweep { &sweeps } else { &marks };
    let index = (turn as usize).checked_rem(choice.len()).unwrap_or(0);
    match choice.get(index) {
        Some(chosen) if is_sweep => Next::Sweep { stream: chosen.stream.clone() },
        Some(chosen) => Next::Marks { stream: chosen.stream.clone() },
        None => Next::Wait { ms: wait(state, now) },
    }
}

/// Time until something may be due.
fn wait(state: &State, now: Millis) -> Millis {
    let streams = state.streams.iter().filter(|stream| !stream.absent).flat_map(|stream| {
        let sweep = if stream.sweeping { 0 } else { stream.next_sweep };
        let sweep = sweep.max(stream.lease_until);
        [Some(sweep), stream.next_due].into_iter().flatten().map(|due| due.max(stream.hold_until))
    });
    let earliest = streams.chain([state.schema_due.max(state.schema_lease)]).min().unwrap_or(u64::MAX);
    earliest.saturating_sub(now).clamp(1, LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stream(name: &str) -> StreamState {
        StreamState {
            stream: name.to_owned(),
            absent: false,
            sweeping: false,
            lease_until: 0,
            hold_until: 0,
            next_sweep: 1_000_000,
            due: 0,
            next_due: None,
        }
    }

    fn state(streams: Vec<StreamState>) -> State {
        State { streams, schema_due: 500_000, schema_lease: 0 }
    }

    #[test]
    fn the_schema_comes_first() {
        assert_eq!(next(&State::default(), 1, 0), Next::Schema);
        let held = State { schema_lease: 50, ..State::default() };
        assert_eq!(next(&held, 20, 0), Next::Wait { ms: 30 });
    }

    #[test]
    fn marks_come_before_sweeps_but_not_always() {
        let busy = state(vec![StreamState { due: 3, sweeping: true, ..stream("a") }]);
        let sweeps = (0..8).filter(|&turn| matches!(next(&busy, 1, turn), Next::Sweep { .. })).count();
        assert_eq!(sweeps, 2);
    }

    #[test]
    fn what_is_held_or_leased_is_left_alone() {
        let held =
            state(vec![StreamState { due: 3, sweeping: true, hold_until: 700, next_due: Some(0), ..stream("a") }]);
        assert_eq!(next(&held, 100, 0), Next::Wait { ms: 600 });
        let leased = state(vec![StreamState { sweeping: true, lease_until: 300, ..stream("a") }]);
        assert_eq!(next(&leased, 100, 0), Next::Wait { ms: 200 });
    }

    #[test]
    fn what_is_absent_is_never_requested() {
        let gone = StreamState { absent: true, due: 3, sweeping: true, next_due: Some(0), ..stream("a") };
        assert!((0..8).all(|turn| next(&state(vec![gone.clone()]), 100, turn) == Next::Wait { ms: 60_000 }));
        assert_eq!(next(&state(vec![gone, stream("b")]), 1_000_000, 0), Next::Schema);
    }

    #[test]
    fn a_sweep_begins_when_it_is_due() {
        assert_eq!(next(&state(vec![stream("a")]), 499_000, 0), Next::Wait { ms: 1_000 });
        let due = State { schema_due: u64::MAX, ..state(vec![stream("a")]) };
        assert_eq!(next(&due, 1_000_000, 0), Next::Sweep { stream: "a".to_owned() });
    }

    #[test]
    fn workers_take_different_streams() {
        let two = state(vec![StreamState { due: 1, ..stream("a") }, StreamState { due: 1, ..stream("b") }]);
        assert_ne!(next(&two, 1, 0), next(&two, 1, 1));
    }
}
