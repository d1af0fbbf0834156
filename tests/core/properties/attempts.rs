//! The attempts of a call under any sequence of events. The rules are checked against a log that is kept apart from
//! the state machine.

use attio::core::attempts::{Answer, Attempts, Before, Event, Failure, Rules, Step, Turns};
use attio::core::failure::{ErrorBody, Kind};
use attio::core::operation::Effect;
use attio::core::rate::Rate;
use proptest::prelude::*;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The longest wait that a server may ask for, in these tests.
const LONGEST_MS: f64 = 60_000.0;

/// Outcome of an attempt.
#[derive(Clone, Debug)]
enum Ending {
    Good,
    Status(u16, Option<u32>),
    /// A 2xx without the promised content.
    Undecodable,
    Redirect(Option<&'static str>),
    Lost,
    TimedOut,
    Refused,
}

/// Outcomes of the attempts of a call, in order.
#[derive(Clone, Debug)]
struct Script {
    rules: Rules<'static>,
    endings: Vec<Ending>,
    /// The key function fails at this attempt.
    key_fails: Option<usize>,
    /// The signal aborts at this step.
    aborts: Option<usize>,
    /// The caller's limiter replaces the rate limit.
    limiter: bool,
    random: f64,
}

fn ending() -> impl Strategy<Value = Ending> {
    let status = prop_oneof![
        3 => prop::sample::select(vec![429u16, 429, 500, 502, 503, 504, 408]),
        1 => prop::sample::select(vec![400u16, 401, 403, 404, 409, 412, 422, 501]),
        1 => 400u16..600,
    ];
    let seconds = prop_oneof![2 => Just(None), 3 => (0u32..4).prop_map(Some), 1 => prop::sample::select(vec![Some(60), Some(61), Some(86_400)])];
    let address = prop::sample::select(vec![None, Some("https://files.example/a"), Some("http://files.example/a")]);
    prop_oneof![
        2 => Just(Ending::Good),
        8 => (status, seconds).prop_map(|(status, seconds)| Ending::Status(status, seconds)),
        1 => Just(Ending::Undecodable),
        1 => address.prop_map(Ending::Redirect),
        2 => Just(Ending::Lost),
        2 => Just(Ending::TimedOut),
        1 => Just(Ending::Refused),
    ]
}

fn rules() -> impl Strategy<Value = Rules<'static>> {
    let effect = prop::sample::select(vec![Effect::Reads, Effect::Idempotent, Effect::Once]);
    (effect, any::<[bool; 6]>(), 0u32..5).prop_map(
        |(effect, [deletes, downloads, uploads, asks_key, gateway, patient], max_retries)| Rules {
            effect,
            deletes: deletes && effect == Effect::Idempotent,
            downloads: downloads && effect == Effect::Reads,
            uploads,
            asks_key,
            gateway,
            max_retries,
            max_retry_delay_ms: LONGEST_MS,
            patient,
            turn_timeout_ms: None,
            connection: 0,
            scopes: "",
        },
    )
}

fn script() -> impl Strategy<Value = Script> {
    let sometimes = |most: usize| prop::option::weighted(0.15, 0..most);
    (rules(), prop::collection::vec(ending(), 1..9), sometimes(4), sometimes(14), any::<bool>(), 0.0..1.0f64).prop_map(
        |(rules, endings, key_fails, aborts, limiter, random)| Script {
            rules,
            endings,
            key_fails,
            aborts,
            limiter,
            random,
        },
    )
}

/// An action for a call.
#[derive(Clone, Debug)]
enum Done {
    AskedKey,
    Slept(f64, Before),
    Sent { followed: bool },
    Ended(Ending),
}

/// Runs a call to its end; returns the log and the last step.
fn run(script: &Script) -> (Vec<Done>, Step) {
    let Script { rules, endings, .. } = script;
    let mut rate = Rate::new(0);
    let mut now = 1_000.0;
    let (mut log, mut event, mut numbers) = (Vec::new(), Event::Began, Attempts::default().to_numbers());
    let (mut asked, mut sent) = (0, 0);
    for steps in 0.. {
        assert!(steps < 400, "the call never ends: {log:?}");
        if script.aborts == Some(steps) {
            event = Event::Aborted;
        }
        // As in the driver, only numbers are kept between two steps.
        let mut attempts = Attempts::from_numbers(numbers);
        assert_eq!(attempts.to_numbers(), numbers);
        let mut penalty = None;
        let mut turns = if script.limiter { Turns::Limiter { penalty: &mut penalty } } else { Turns::Rate(&mut rate) };
        let refused = matches!(&event, Event::Answered(Answer { status: 429, retry_after, .. })
            if retry_after.as_ref().is_none_or(|seconds| seconds.parse::<f64>().unwrap() * 1_000.0 <= LONGEST_MS));
        let step = attempts.next(event, rules, &mut turns, now, script.random);
        assert_eq!(
            penalty.is_some(),
            refused && script.limiter,
            "a limiter is told of each 429 that can be waited for"
        );
        numbers = attempts.to_numbers();
        event = match step {
            Step::ReadBody => Event::BodyRead,
            Step::AskTurn => Event::TurnGiven,
            Step::AskKey => {
                log.push(Done::AskedKey);
                asked += 1;
                if script.key_fails == Some(asked - 1) { Event::KeyFailed } else { Event::KeyGiven }
            }
            Step::Sleep { ms, before } => {
                log.push(Done::Slept(ms, before));
                now += ms;
                Event::Slept
            }
            Step::Send | Step::Follow => {
                now += 10.0;
                let ending = endings[sent.min(endings.len() - 1)].clone();
                sent += 1;
                log.push(Done::Sent { followed: step == Step::Follow });
                log.push(Done::Ended(ending.clone()));
                event_of(&ending)
            }
            Step::Done | Step::Gone | Step::Stop | Step::Fail(_) => return (log, step),
        };
    }
    unreachable!()
}

fn event_of(ending: &Ending) -> Event {
    let answer = |status| Answer { status, ..Answer::default() };
    match ending {
        Ending::Good => Event::Succeeded,
        Ending::Status(status, seconds) => {
            Event::Answered(Answer { retry_after: seconds.map(|s| s.to_string()), ..answer(*status) })
        }
        Ending::Undecodable => Event::Answered(Answer { is_json: true, ..answer(200) }),
        Ending::Redirect(address) => {
            Event::Answered(Answer { location: address.map(Into::into), body: ErrorBody::default(), ..answer(302) })
        }
        Ending::Lost => Event::Lost { in_page: false },
        Ending::TimedOut => Event::TimedOut,
        Ending::Refused => Event::Refused,
    }
}

/// Whether the request may have been processed with an unknown result.
fn is_unclear(ending: &Ending) -> bool {
    matches!(
        ending,
        Ending::Lost | Ending::TimedOut | Ending::Undecodable | Ending::Status(408 | 500 | 502 | 503 | 504, _)
    )
}

fn endings(log: &[Done]) -> impl Iterator<Item = &Ending> + Clone {
    log.iter().filter_map(|done| if let Done::Ended(ending) = done { Some(ending) } else { None })
}

/// Random sequences of events.
const SEQUENCES: u32 = 100_000;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases.max(SEQUENCES)))]

    #[test]
    fn every_sequence_of_events_keeps_the_rules(script in script()) {
        let Script { rules, aborts, .. } = &script;
        let (log, last) = run(&script);
        let sent = endings(&log).count();
        let unclear = endings(&log).any(is_unclear);

        // At most maxRetries + 1 attempts, one more after a 401 and one behind a redirect. A 429 was not processed and
        // does not count where the call is patient, up to ten in a row.
        let renewed = rules.asks_key && endings(&log).any(|ending| matches!(ending, Ending::Status(401, _)));
        let followed = log.iter().filter(|done| matches!(done, Done::Sent { followed: true })).count();
        let is_refusal = |ending: &Ending| matches!(ending, Ending::Status(429, _));
        let counted = endings(&log).filter(|ending| !(rules.patient && is_refusal(ending))).count();
        let allowed = rules.max_retries as usize + 1 + usize::from(renewed) + usize::from(followed > 0);
        prop_assert!(counted <= allowed, "{:?}", log);
        prop_assert!(followed == 0 || rules.downloads);
        let mut in_a_row = 0;
        for ending in endings(&log) {
            in_a_row = if is_refusal(ending) { in_a_row + 1 } else { 0 };
            prop_assert!(in_a_row <= 10, "{:?}", log);
        }

        // A request that may have been processed is never sent again.
        if rules.effect == Effect::Once {
            let before_last = endings(&log).take(sent.saturating_sub(1));
            prop_assert!(!before_last.clone().any(is_unclear), "{:?}", log);
        }

        // No wait exceeds maxRetryDelayMs; backoff is 8 s at most; Retry-After is respected.
        for (index, done) in log.iter().enumerate() {
            if let Done::Slept(ms, Before::Retry { status }) = done {
                let asked = match &log[index - 1] {
                    Done::Ended(Ending::Status(code, seconds)) => {
                        prop_assert_eq!(*status, Some(*code));
                        seconds.map(|s| f64::from(s) * 1_000.0)
                    }
                    _ => None,
                };
                let more = if rules.patient { 8_000.0 } else { 0.0 };
                prop_assert!(*ms <= LONGEST_MS && asked.is_none_or(|asked| asked <= *ms && *ms <= asked + more), "{:?}", log);
                prop_assert!(asked.is_some() || *ms <= 8_000.0 + more, "{:?}", log);
            }
        }

        let last_ending = endings(&log).last();
        match &last {
            Step::Fail(failure) => check_failure(&script, &log, failure, unclear)?,
            Step::Gone => {
                prop_assert!(rules.deletes && matches!(last_ending, Some(Ending::Status(404, _))));
                prop_assert!(endings(&log).take(sent - 1).any(is_unclear), "{:?}", log);
            }
            Step::Done => prop_assert!(matches!(last_ending, Some(Ending::Good))),
            Step::Stop => prop_assert!(aborts.is_some()),
            step => prop_assert!(false, "{:?}", step),
        }
    }
}

fn check_failure(script: &Script, log: &[Done], failure: &Failure, unclear: bool) -> Result<(), TestCaseError> {
    let Script { rules, .. } = script;
    // maybeProcessed is set exactly where the request may have been processed.
    prop_assert_eq!(failure.maybe_processed, unclear && rules.effect != Effect::Reads, "{:?} {:?}", failure, log);
    prop_assert!(!failure.message.is_empty());
    // Every due retry was made.
    let counts = |status: &Option<u16>| !(rules.patient && *status == Some(429));
    let retries =
        log.iter().filter(|done| matches!(done, Done::Slept(_, Before::Retry { status }) if counts(status))).count();
    prop_assert!(retries <= rules.max_retries as usize);
    if let (Some(Done::Ended(ending)), true) = (log.last(), retries < rules.max_retries as usize) {
        let too_long = |seconds: &Option<u32>| seconds.is_some_and(|s| f64::from(s) * 1_000.0 > LONGEST_MS);
        let repeatable = rules.effect != Effect::Once;
        let due = match ending {
            Ending::Status(429, seconds) => !too_long(seconds) && !rules.patient,
            Ending::Status(500, seconds) => repeatable && !rules.gateway && !too_long(seconds),
            Ending::Status(408 | 502 | 503 | 504, seconds) => repeatable && !too_long(seconds),
            Ending::Lost | Ending::TimedOut => repeatable,
            _ => false,
        };
        prop_assert!(!due, "{:?} {:?}", failure, log);
    }
    if let Some(Done::Ended(Ending::Status(429, seconds))) = log.last() {
        prop_assert_eq!(failure.kind, Kind::RateLimited);
        if rules.patient && seconds.is_none_or(|seconds| f64::from(seconds) * 1_000.0 <= LONGEST_MS) {
            // Ten in a row, or five minutes of them.
            let refusals: Vec<f64> = endings(log)
                .map(|ending| match ending {
                    Ending::Status(429, seconds) => {
                        Some(seconds.map_or(8_000.0, |seconds| f64::from(seconds) * 1_000.0))
                    }
                    _ => None,
                })
                .fold(vec![], |mut row, ms| {
                    match ms {
                        Some(ms) => row.push(ms),
                        None => row.clear(),
                    }
                    row
                });
            prop_assert!(refusals.len() == 10 || refusals.iter().sum::<f64>() >= 290_000.0, "{:?}", log);
        }
    }
    Ok(())
}

/// A client with a rate limit, and a server that answers calls by their scripts, on one simulated clock.
struct World {
    rate: Rate,
    starts: Vec<f64>,
    /// Start and end of the time in which a 429 holds all requests.
    holds: Vec<(f64, f64)>,
    ended: Vec<Option<Step>>,
}

/// Runs all calls, each from its start time.
fn simulate(limit: usize, calls: &[(u32, Script)]) -> World {
    let mut world = World { rate: Rate::new(limit), starts: vec![], holds: vec![], ended: vec![None; calls.len()] };
    let mut numbers = vec![Attempts::default().to_numbers(); calls.len()];
    let mut sent = vec![0; calls.len()];
    let mut due = BinaryHeap::new();
    let mut pending: Vec<Event> = vec![Event::Began; calls.len()];
    let mut planned = 0u64;
    for (index, (at, _)) in calls.iter().enumerate() {
        planned += 1;
        due.push(Reverse((u64::from(*at), planned, index)));
    }
    let mut steps = 0;
    while let Some(Reverse((at, _, index))) = due.pop() {
        steps += 1;
        assert!(steps < 2_000 * calls.len(), "somebody waits for ever");
        let now = at as f64;
        let Script { rules, endings, random, .. } = &calls[index].1;
        let event = pending[index].clone();
        if let Event::Answered(Answer { status: 429, retry_after: Some(seconds), .. }) = &event {
            let ms = seconds.parse::<f64>().unwrap() * 1_000.0;
            if ms <= LONGEST_MS {
                world.holds.push((now, now + ms));
            }
        }
        let mut attempts = Attempts::from_numbers(numbers[index]);
        let step = attempts.next(event, rules, &mut Turns::Rate(&mut world.rate), now, *random);
        numbers[index] = attempts.to_numbers();
        let (ms, next) = match step {
            Step::ReadBody => (3.0, Event::BodyRead),
            Step::AskKey => (2.0, Event::KeyGiven),
            Step::AskTurn => (1.0, Event::TurnGiven),
            Step::Sleep { ms, .. } => (ms, Event::Slept),
            Step::Send | Step::Follow => {
                world.starts.push(now);
                let ending = &endings[sent[index] % endings.len()];
                sent[index] += 1;
                (25.0, event_of(ending))
            }
            end => {
                world.ended[index] = Some(end);
                continue;
            }
        };
        pending[index] = next;
        planned += 1;
        due.push(Reverse(((now + ms).ceil() as u64, planned, index)));
    }
    world
}

proptest! {
    #[test]
    fn rate_limit_holds_and_retries_under_one_clock(limit in 1usize..8, calls in prop::collection::vec((0u32..3_000, script()), 1..25)) {
        let mut world = simulate(limit, &calls);
        prop_assert!(world.ended.iter().all(Option::is_some));
        world.starts.sort_by(f64::total_cmp);
        for pair in world.starts.windows(limit + 1) {
            prop_assert!(pair[limit] - pair[0] >= 1_000.0, "{:?}", world.starts);
        }
        for start in &world.starts {
            let held = world.holds.iter().any(|(from, until)| from < start && start < until);
            prop_assert!(!held, "{} within {:?}", start, world.holds);
        }
    }
}

/// A read through the gateway.
const READ: Rules = Rules {
    effect: Effect::Reads,
    deletes: false,
    downloads: false,
    uploads: false,
    asks_key: false,
    gateway: true,
    max_retries: 2,
    max_retry_delay_ms: LONGEST_MS,
    patient: false,
    turn_timeout_ms: None,
    connection: 0,
    scopes: "",
};

/// A call, event by event, as in the design.
#[test]
fn tables() {
    let read = READ;
    let write = Rules { effect: Effect::Once, ..read };
    let status = |status| Ending::Status(status, None);
    let after = |status, seconds| Ending::Status(status, Some(seconds));
    let table: [(&str, Rules, Vec<Ending>, &str); 16] = [
        ("a good answer", read, vec![Ending::Good], "sent, done"),
        ("a 503 that passes", read, vec![status(503), Ending::Good], "sent, slept 250, sent, done"),
        ("three of them", read, vec![status(503)], "sent, slept 250, sent, slept 500, sent, server"),
        ("a write is not sent again", write, vec![status(503)], "sent, server, maybe processed"),
        ("but after a 429", write, vec![after(429, 1), Ending::Good], "sent, slept 1000, sent, done"),
        ("a 429 for too long", write, vec![after(429, 61)], "sent, rate_limited"),
        ("a 500 through the gateway", read, vec![status(500)], "sent, server"),
        (
            "and directly",
            Rules { gateway: false, ..read },
            vec![status(500), Ending::Good],
            "sent, slept 250, sent, done",
        ),
        ("no retries", Rules { max_retries: 0, ..read }, vec![status(503)], "sent, server"),
        (
            "a renewed key",
            Rules { asks_key: true, ..write },
            vec![status(401), Ending::Good],
            "asked, sent, asked, sent, done",
        ),
        (
            "a key that stays wrong",
            Rules { asks_key: true, ..write },
            vec![status(401)],
            "asked, sent, asked, sent, authentication",
        ),
        ("a fixed key", read, vec![status(401)], "sent, authentication"),
        (
            "gone after it may have been deleted",
            Rules { effect: Effect::Idempotent, deletes: true, ..read },
            vec![Ending::Lost, status(404)],
            "sent, slept 250, sent, gone",
        ),
        (
            "a download",
            Rules { downloads: true, ..read },
            vec![Ending::Redirect(Some("https://files.example/a")), Ending::Good],
            "sent, followed, done",
        ),
        (
            "to an unsafe address",
            Rules { downloads: true, ..read },
            vec![Ending::Redirect(Some("http://files.example/a"))],
            "sent, network",
        ),
        ("an answer that cannot be read", write, vec![Ending::Undecodable], "sent, decode, maybe processed"),
    ];
    for (name, rules, endings, expected) in table {
        let script = Script { rules, endings, key_fails: None, aborts: None, limiter: false, random: 0.5 };
        let (log, last) = run(&script);
        let mut told: Vec<String> = log
            .iter()
            .filter_map(|done| match done {
                Done::AskedKey => Some("asked".into()),
                Done::Slept(ms, _) => Some(format!("slept {ms}")),
                Done::Sent { followed } => Some(if *followed { "followed" } else { "sent" }.into()),
                Done::Ended(_) => None,
            })
            .collect();
        told.push(match last {
            Step::Done => "done".into(),
            Step::Gone => "gone".into(),
            Step::Fail(failure) if failure.maybe_processed => format!("{}, maybe processed", failure.kind.as_str()),
            Step::Fail(failure) => failure.kind.as_str().into(),
            step => format!("{step:?}"),
        });
        assert_eq!(told.join(", "), expected, "{name}");
    }
}

#[test]
fn an_abort_gives_the_turn_back() {
    let rules = READ;
    let mut rate = Rate::new(1);
    let begin = |rate: &mut Rate, now| {
        let mut attempts = Attempts::default();
        let step = attempts.next(Event::Began, &rules, &mut Turns::Rate(rate), now, 0.0);
        (attempts, step)
    };
    assert_eq!(begin(&mut rate, 0.0).1, Step::Send);
    let (mut second, step) = begin(&mut rate, 0.0);
    assert_eq!(step, Step::Sleep { ms: 1_000.0, before: Before::Turn { planned_ms: 1_000.0 } });
    assert_eq!(second.next(Event::Aborted, &rules, &mut Turns::Rate(&mut rate), 10.0, 0.0), Step::Stop);
    assert_eq!(begin(&mut rate, 20.0).1, Step::Sleep { ms: 980.0, before: Before::Turn { planned_ms: 980.0 } });
}

#[test]
fn an_answer_that_is_no_429_ends_the_row_of_refusals() {
    let refused = |count| vec![Ending::Status(429, None); count];
    let renewed = vec![Ending::Status(401, None)];
    let moved = vec![Ending::Redirect(Some("https://files.example/one"))];
    let patient = Rules { patient: true, ..READ };
    for (rules, between) in
        [(Rules { asks_key: true, ..patient }, renewed), (Rules { downloads: true, ..patient }, moved)]
    {
        for (after, is_good) in [(9, true), (10, false)] {
            let endings = [refused(9), between.clone(), refused(after), vec![Ending::Good]].concat();
            let script = Script { rules, endings, key_fails: None, aborts: None, limiter: false, random: 0.0 };
            assert_eq!(run(&script).1 == Step::Done, is_good, "{between:?}, then {after} refusals");
        }
    }
}
