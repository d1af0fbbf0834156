//! The rate limit on a simulated clock: random arrivals, aborts, holds and late timers.

use attio::core::rate::{Rate, Turn};
use proptest::prelude::*;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

const WINDOW: u64 = 1_000;

/// A request: its arrival, whether it was refused before, the time at which it is cancelled if it still waits, and the
/// delay of its timers.
#[derive(Clone, Debug)]
struct Request {
    arrives: u64,
    refused: bool,
    aborted: Option<u64>,
    late: u64,
}

/// A 429: start and end of the time in which nobody may start.
#[derive(Clone, Debug)]
struct Hold {
    at: u64,
    until: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Abort,
    Hold,
    Timer,
    Arrival,
}

/// Start time of each request, `None` where it was cancelled.
fn simulate(limit: usize, requests: &[Request], holds: &[Hold]) -> Vec<Option<u64>> {
    let mut rate = Rate::new(limit);
    // Events are ordered by time, then by kind, then by the order of planning.
    let mut plan = BinaryHeap::new();
    let mut planned = 0u64;
    let mut push = |plan: &mut BinaryHeap<_>, at: u64, what: What, index: usize| {
        planned += 1;
        plan.push(Reverse((at, what, planned, index)));
    };
    for (index, request) in requests.iter().enumerate() {
        push(&mut plan, request.arrives, What::Arrival, index);
        if let Some(at) = request.aborted {
            push(&mut plan, at.max(request.arrives), What::Abort, index);
        }
    }
    for (index, hold) in holds.iter().enumerate() {
        push(&mut plan, hold.at, What::Hold, index);
    }
    let mut started = vec![None; requests.len()];
    let mut waiting: Vec<Option<Turn>> = vec![None; requests.len()];
    let mut steps = 0;
    while let Some(Reverse((now, what, _, index))) = plan.pop() {
        steps += 1;
        assert!(steps < 200 * (requests.len() + holds.len() + 1), "somebody waits for ever");
        let clock = now as f64;
        let turn = match what {
            What::Hold => {
                rate.refused(None, (holds[index].until - holds[index].at) as f64, clock);
                continue;
            }
            What::Abort => {
                if let Some(turn) = waiting[index].take() {
                    rate.leave(turn.number);
                }
                continue;
            }
            What::Arrival => rate.arrive(0, requests[index].refused, clock),
            What::Timer => match waiting[index] {
                Some(turn) => rate.resume(0, turn.number, clock),
                None => continue,
            },
        };
        match turn {
            None => {
                started[index] = Some(now);
                waiting[index] = None;
            }
            Some(turn) => {
                assert!(turn.time >= clock, "a turn is not in the past: {turn:?} at {clock}");
                waiting[index] = Some(turn);
                push(&mut plan, turn.time.ceil() as u64 + requests[index].late, What::Timer, index);
            }
        }
    }
    started
}

fn requests(aborts: bool, latest: u64) -> impl Strategy<Value = Vec<Request>> {
    let gap = prop_oneof![Just(0u64), 0u64..20, 0u64..1_500];
    let abort = if aborts { prop::option::weighted(0.3, 0u64..4_000).boxed() } else { Just(None).boxed() };
    prop::collection::vec((gap, abort, 0..=latest), 1..60).prop_map(|rows| {
        let mut now = 0;
        rows.into_iter()
            .map(|(gap, abort, late)| {
                now += gap;
                Request { arrives: now, refused: false, aborted: abort.map(|after| now + after), late }
            })
            .collect()
    })
}

/// The same, of which some were refused before.
fn mixed(aborts: bool, latest: u64) -> impl Strategy<Value = Vec<Request>> {
    (requests(aborts, latest), prop::collection::vec(any::<bool>(), 60)).prop_map(|(mut requests, refused)| {
        for (request, refused) in requests.iter_mut().zip(refused) {
            request.refused = refused;
        }
        requests
    })
}

fn holds() -> impl Strategy<Value = Vec<Hold>> {
    prop::collection::vec((0u64..10_000, 0u64..4_000), 0..4)
        .prop_map(|rows| rows.into_iter().map(|(at, ms)| Hold { at, until: at + ms }).collect())
}

fn in_time_order(started: &[Option<u64>]) -> Vec<u64> {
    let mut times: Vec<u64> = started.iter().flatten().copied().collect();
    times.sort_unstable();
    times
}

fn in_order_of_arrival(started: &[Option<u64>]) -> bool {
    started.iter().flatten().is_sorted()
}

proptest! {
    /// The limit itself holds in any case.
    #[test]
    fn never_more_than_the_limit_in_any_one_second(limit in 1usize..12, requests in mixed(true, 50), holds in holds()) {
        let times = in_time_order(&simulate(limit, &requests, &holds));
        for pair in times.windows(limit + 1) {
            prop_assert!(pair[limit] - pair[0] >= WINDOW, "{:?}", times);
        }
    }

    #[test]
    fn nobody_starts_while_the_server_asks_to_wait(limit in 0usize..12, requests in mixed(true, 50), holds in holds()) {
        for time in in_time_order(&simulate(limit, &requests, &holds)) {
            prop_assert!(!holds.iter().any(|hold| hold.at <= time && time < hold.until), "{} in {:?}", time, holds);
        }
    }

    #[test]
    fn everybody_starts_who_is_not_given_up(limit in 0usize..12, requests in mixed(true, 50), holds in holds()) {
        let started = simulate(limit, &requests, &holds);
        for (request, start) in requests.iter().zip(&started) {
            prop_assert!(start.is_some() || request.aborted.is_some());
        }
    }

    #[test]
    fn in_order_of_arrival_when_nothing_happens(limit in 1usize..12, requests in requests(false, 0)) {
        prop_assert!(in_order_of_arrival(&simulate(limit, &requests, &[])));
    }

    #[test]
    fn in_order_of_arrival_through_holds(limit in 0usize..12, requests in requests(false, 0), holds in holds()) {
        let started = simulate(limit, &requests, &holds);
        prop_assert!(in_order_of_arrival(&started), "{:?}", started);
    }

    /// Those that were refused before go ahead; the others stay in their order.
    #[test]
    fn in_order_of_arrival_behind_those_that_were_refused(limit in 0usize..12, requests in mixed(false, 0), holds in holds()) {
        let started = simulate(limit, &requests, &holds);
        let others: Vec<_> = requests.iter().zip(&started).filter(|(request, _)| !request.refused).map(|(_, at)| *at).collect();
        prop_assert!(in_order_of_arrival(&others), "{:?}", started);
    }

    #[test]
    fn in_order_of_arrival_through_aborts(limit in 1usize..12, requests in requests(true, 0)) {
        let started = simulate(limit, &requests, &[]);
        prop_assert!(in_order_of_arrival(&started), "{:?}", started);
    }

    /// Starts are as early as the limit allows: nobody waits for a second that is not full. Who looks before those ahead of
    /// it, in the same millisecond, looks again a moment later.
    #[test]
    fn no_longer_than_needed(limit in 1usize..12, requests in requests(false, 0)) {
        let started = simulate(limit, &requests, &[]);
        let times: Vec<u64> = started.into_iter().flatten().collect();
        for (place, (request, &start)) in requests.iter().zip(&times).enumerate() {
            let full_until = if place >= limit { times[place - limit] + WINDOW } else { 0 };
            let earliest = request.arrives.max(full_until);
            prop_assert!((earliest..=earliest + limit as u64).contains(&start), "{} in place of {}", start, earliest);
        }
    }

    /// Slots of cancelled waiters are given to others.
    #[test]
    fn nobody_waits_for_those_who_gave_up(limit in 1usize..6, ghosts in 1usize..40, after in 1u64..900) {
        let mut requests = vec![Request { arrives: 0, refused: false, aborted: None, late: 0 }; limit];
        requests.extend(vec![Request { arrives: 0, refused: false, aborted: Some(after), late: 0 }; ghosts]);
        requests.push(Request { arrives: after, refused: false, aborted: None, late: 0 });
        let started = simulate(limit, &requests, &[]);
        prop_assert_eq!(started.last().copied().flatten(), Some(WINDOW));
    }

    #[test]
    fn without_a_limit_nobody_waits(requests in requests(false, 50)) {
        let started = simulate(0, &requests, &[]);
        for (request, start) in requests.iter().zip(started) {
            prop_assert_eq!(start, Some(request.arrives));
        }
    }
}

proptest! {
    /// Timers fire up to 50 ms late, each independently.
    #[test]
    fn in_order_of_arrival_although_timers_are_late(limit in 1usize..12, requests in requests(false, 50)) {
        let started = simulate(limit, &requests, &[]);
        prop_assert!(in_order_of_arrival(&started), "{:?}", started);
    }
}

/// The times of `count` waiters on a clock of their own: whoever `left` says is not heard of after `at`.
fn starts_of(limit: usize, count: usize, at: f64, left: impl Fn(usize) -> bool, tells: bool) -> Vec<(usize, f64)> {
    let mut rate = Rate::new(limit);
    let mut due: Vec<(usize, Turn)> = Vec::new();
    let mut starts = Vec::new();
    for index in 0..count {
        match rate.arrive(0, false, 0.0) {
            None => starts.push((index, 0.0)),
            Some(turn) => due.push((index, turn)),
        }
    }
    let mut gone = false;
    while !due.is_empty() {
        due.sort_by(|(_, one), (_, other)| one.time.total_cmp(&other.time));
        let now = due[0].1.time;
        if !gone && now >= at {
            gone = true;
            for (_, turn) in due.iter().filter(|(index, _)| tells && left(*index)) {
                rate.leave(turn.number);
            }
            due.retain(|(index, _)| !left(*index));
            continue;
        }
        let (index, turn) = due.remove(0);
        match rate.resume(0, turn.number, now) {
            None => starts.push((index, now)),
            Some(turn) => due.push((index, turn)),
        }
    }
    starts
}

/// 100 calls at 10 a second; after a moment all but the last ten are given up: these do not wait for the
/// nine seconds of the others. The same where nothing is heard of the others, as of requests in a Worker.
#[test]
fn those_who_left_do_not_keep_their_turns() {
    for tells in [true, false] {
        let starts = starts_of(10, 100, 1.0, |index| (10..90).contains(&index), tells);
        let last = starts.last().copied().unwrap();
        assert!(starts.len() == 20 && last.0 == 99 && last.1 <= 2_500.0, "{tells}: {starts:?}");
        assert!(starts.is_sorted_by_key(|(index, _)| *index), "{tells}: {starts:?}");
    }
}

/// A newcomer, too, waits for nobody who is gone.
#[test]
fn a_newcomer_does_not_wait_for_those_who_are_gone() {
    let mut rate = Rate::new(10);
    for _ in 0..110 {
        rate.arrive(0, false, 0.0);
    }
    assert_eq!(rate.arrive(0, false, 1_200.0), None);
}

#[test]
fn a_clock_that_steps_back_is_not_waited_for() {
    let mut rate = Rate::new(2);
    let hour = 3_600_000.0;
    assert_eq!(rate.arrive(0, false, hour), None);
    assert_eq!(rate.arrive(0, false, hour), None);
    // The clock goes back by an hour: the third request must wait for a second, not for an hour.
    let turn = rate.arrive(0, false, 10.0).unwrap();
    assert!(turn.time - 10.0 <= 1_000.0, "{turn:?}");
}

#[test]
fn a_connection_that_is_refused_holds_no_other() {
    let mut rate = Rate::new(10);
    assert_eq!(rate.arrive(1, false, 0.0), None);
    rate.refused(Some(1), 60_000.0, 50.0);
    let turn = rate.arrive(1, false, 60.0).unwrap();
    assert!(turn.planned >= 60_050.0, "{turn:?}");
    for request in 0..9 {
        assert_eq!(rate.arrive(2, false, 70.0), None, "{request}");
    }
}

/// While the rate is reduced, a request that was refused starts before those that have not been sent.
#[test]
fn who_was_refused_goes_ahead() {
    let mut rate = Rate::new(10);
    assert_eq!(rate.arrive(0, false, 0.0), None);
    rate.refused(None, 1_000.0, 50.0);
    let [first, again, second] = [false, true, false].map(|refused| rate.arrive(0, refused, 60.0).unwrap());
    assert!(again.planned < second.planned, "{again:?} {second:?}");
    let mut due = vec![("first", first), ("again", again), ("second", second)];
    let mut order = Vec::new();
    while !due.is_empty() {
        due.sort_by(|(_, one), (_, other)| other.time.total_cmp(&one.time));
        let (name, turn) = due.pop().unwrap();
        match rate.resume(0, turn.number, turn.time) {
            None => order.push(name),
            Some(turn) => due.push((name, turn)),
        }
    }
    assert_eq!(order, ["again", "first", "second"]);
}

/// Of thousands of connections that were refused once, and are not used again, nothing is kept.
#[test]
fn a_connection_that_is_not_used_any_more_is_forgotten() {
    let mut rate = Rate::new(10);
    for connection in 1..1_000 {
        rate.refused(Some(connection), 1_000.0, 0.0);
    }
    rate.accepted(0, 59_000.0);
    assert!(rate.has_connections());
    rate.accepted(0, 62_000.0);
    assert!(!rate.has_connections());
}

/// After a 429 a lone client gets back to its full rate: within five seconds where most of its requests were accepted,
/// within fourteen where none was.
#[test]
fn a_lone_client_gets_its_full_rate_again() {
    for (accepted, seconds) in [(8, 5), (0, 14)] {
        let mut rate = Rate::new(10);
        for request in 0..10 {
            assert_eq!(rate.arrive(0, false, 0.0), None);
            if request < accepted {
                rate.accepted(0, 40.0);
            }
        }
        rate.refused(None, 0.0, 50.0);
        let (mut now, mut starts) = (50.0, Vec::new());
        while now < 20_000.0 {
            let mut turn = rate.arrive(0, false, now);
            while let Some(Turn { number, time, .. }) = turn {
                now = time;
                turn = rate.resume(0, number, now);
            }
            starts.push(now);
            rate.accepted(0, now);
        }
        let from = f64::from(seconds) * 1_000.0;
        let within = starts.iter().filter(|start| (from..from + 1_000.0).contains(*start)).count();
        assert!(within >= 9, "{within} in the second after {seconds}, {accepted} accepted");
    }
}
