//! Simulation of clients that share an account, each with its own rate limit and without knowledge of the others,
//! against a server that accepts a number of requests per second, on one clock. `cargo test --release --test sharing
//! -- --nocapture` prints the figures.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use attio::core::attempts::{Answer, Attempts, Event, Rules, Step, Turns};
use attio::core::operation::Effect;
use attio::core::rate::Rate;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// The limit of each client, in starts a second.
const LIMIT: usize = 10;

/// Runs of each combination.
const SEEDS: u64 = 40;

/// Concurrent requests of a client, as in bulk writes and exports.
const LANES: usize = 10;

struct Client {
    rate: Rate,
    left: usize,
    ended: f64,
}

struct Outcome {
    failed: usize,
    refused: usize,
    sent: usize,
    /// Times in seconds at which the clients finished.
    ended: Vec<f64>,
    starts: Vec<f64>,
}

/// A small random number generator, so that a run can be repeated.
struct Random(u64);

impl Random {
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// `clients` with `jobs` requests each, on a budget of starts a second.
fn simulate(clients: usize, jobs: usize, budget: usize, tells: bool, seed: u64) -> Outcome {
    let rules = Rules {
        effect: Effect::Once,
        deletes: false,
        downloads: false,
        uploads: false,
        asks_key: false,
        gateway: true,
        max_retries: 2,
        max_retry_delay_ms: 60_000.0,
        patient: true,
        turn_timeout_ms: None,
        connection: 0,
        scopes: "",
    };
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut all: Vec<Client> =
        (0..clients).map(|_| Client { rate: Rate::new(LIMIT), left: jobs, ended: 0.0 }).collect();
    let mut outcome = Outcome { failed: 0, refused: 0, sent: 0, ended: vec![], starts: vec![] };
    let mut admitted: VecDeque<f64> = VecDeque::new();
    // A lane of a client: its call and the due event.
    let mut calls = vec![Attempts::default(); clients * LANES];
    let mut events = vec![Event::Began; clients * LANES];
    let mut due = BinaryHeap::new();
    let mut planned = 0u64;
    for lane in 0..clients * LANES {
        // All begin within the same second.
        due.push(Reverse(((random.next() * 1_000_000.0) as u64, lane as u64, lane)));
    }
    for client in &mut all {
        client.left -= LANES.min(client.left);
    }
    while let Some(Reverse((micros, _, lane))) = due.pop() {
        let now = micros as f64 / 1_000.0;
        let client = &mut all[lane / LANES];
        let event = std::mem::replace(&mut events[lane], Event::Began);
        let step = calls[lane].next(event, &rules, &mut Turns::Rate(&mut client.rate), now, random.next());
        let (ms, event) = match step {
            // A timer fires up to 2 ms late.
            Step::Sleep { ms, .. } => (ms + random.next() * 2.0, Event::Slept),
            Step::Send => {
                outcome.starts.push(now);
                outcome.sent += 1;
                while admitted.front().is_some_and(|start| *start <= now - 1_000.0) {
                    admitted.pop_front();
                }
                let latency = 60.0 + random.next() * 60.0;
                if admitted.len() < budget {
                    admitted.push_back(now);
                    (latency, Event::Succeeded)
                } else {
                    outcome.refused += 1;
                    let retry_after = tells.then(|| "1".to_owned());
                    (latency, Event::Answered(Answer { status: 429, retry_after, ..Answer::default() }))
                }
            }
            end => {
                outcome.failed += usize::from(end != Step::Done);
                client.ended = now / 1_000.0;
                if client.left == 0 {
                    continue;
                }
                client.left -= 1;
                calls[lane] = Attempts::default();
                (0.0, Event::Began)
            }
        };
        events[lane] = event;
        planned += 1;
        due.push(Reverse((((now + ms) * 1_000.0) as u64, (clients * LANES) as u64 + planned, lane)));
    }
    outcome.ended = all.iter().map(|client| client.ended).collect();
    outcome
}

/// The largest number of starts in any one second, from a time on.
fn most(starts: &[f64], from: f64) -> usize {
    let mut starts: Vec<f64> = starts.iter().copied().filter(|start| *start >= from).collect();
    starts.sort_by(f64::total_cmp);
    let mut first = 0;
    (0..starts.len())
        .map(|last| {
            while starts[last] - starts[first] >= 1_000.0 {
                first += 1;
            }
            last + 1 - first
        })
        .max()
        .unwrap_or(0)
}

#[test]
fn clients_that_share_a_budget_all_finish() {
    println!("clients budget tells | seconds mean last | of the ideal | refused | most starts in a second");
    for tells in [true, false] {
        for (clients, budget) in [(1, 10), (1, 5), (2, 10), (2, 5), (5, 10), (5, 5), (20, 10), (20, 5)] {
            let jobs = 100;
            let (mut late, mut lost, mut crowded) = (0, 0, 0);
            for seed in 1..=SEEDS {
                let Outcome { failed, refused, sent, ended, starts } = simulate(clients, jobs, budget, tells, seed);
                let mean = ended.iter().sum::<f64>() / clients as f64;
                let last = ended.iter().copied().fold(0.0, f64::max);
                let ideal = (clients * jobs) as f64 / budget.min(clients * LIMIT) as f64;
                // In the first second the clients do not know of each other.
                let burst = most(&starts, 3_000.0);
                if seed <= 2 {
                    println!(
                        "{clients:7} {budget:6} {tells:5} | {mean:6.1} {last:6.1} | {:.2} | {:.0} % | {burst} | {failed} failed",
                        last / ideal,
                        100.0 * refused as f64 / sent as f64
                    );
                }
                lost += failed;
                late += usize::from(last > 2.0 * mean);
                crowded += usize::from(burst > LIMIT + clients);
            }
            println!("{clients} clients on {budget}: {lost} given up, {late} late, {crowded} crowded");
            // One in 200,000 requests is refused ten times in a row.
            assert!(lost * 50_000 <= SEEDS as usize * clients * jobs, "{clients} clients on {budget}: {lost} given up");
            assert!(late == 0, "{clients} clients on {budget}: the last took more than twice the mean in {late} runs");
            assert!(crowded == 0, "{clients} clients on {budget}: too many starts in a second in {crowded} runs");
        }
    }
}
