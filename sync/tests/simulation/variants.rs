//! The simulated variants: all rules, and each variant without one of them, which must fail.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use crate::run::{Outcome, Scenario, run};
use crate::world::Faults;

/// Rules that a variant breaks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rules {
    /// 1: the last writer wins.
    pub no_ticket: bool,
    /// 1: the ticket is taken when the answer arrives.
    pub late_ticket: bool,
    /// 2: a mark is removed by any read.
    pub clear_always: bool,
    /// 3: an id that a query does not find counts as deleted.
    pub absent_is_gone: bool,
    /// 3: a record that is being merged counts as deleted.
    pub merging_is_gone: bool,
    /// Pages by offset, as for tasks and notes.
    pub offset_paging: bool,
    /// 4: pages by offset do not overlap.
    pub no_overlap: bool,
    /// 4: a page that was requested ahead is accepted wherever it begins.
    pub any_guess: bool,
    /// 5: the end of a sweep deletes the rows it did not see.
    pub delete_on_absence: bool,
    /// 5: the start of an interrupted sweep holds for the next one.
    pub keep_start: bool,
    /// 6: a deleted row leaves no tombstone.
    pub purge_at_once: bool,
    /// 6: a read from before the last complete sweep still counts.
    pub no_floor: bool,
    /// 7: a cursor is written by any holder of a lease.
    pub ignore_epoch: bool,
    /// 10: a marked row is read once.
    pub one_read: bool,
}

/// Drift after the events alone, and after one more sweep, among the tried seeds.
#[derive(Debug, Default)]
struct Tally {
    seeds: u64,
    after_events: AtomicU64,
    after_sweep: AtomicU64,
    stuck: AtomicU64,
    requests: AtomicU64,
    first: AtomicU64,
}

/// Number of seeds for each scenario.
fn seeds() -> u64 {
    std::env::var("SYNC_SEEDS").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000)
}

fn simulate(name: &str, scenario: Scenario, seeds: u64) -> Tally {
    let tally = Tally { seeds, ..Tally::default() };
    let next = AtomicU64::new(1);
    let began = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed > seeds {
                        return;
                    }
                    let Outcome { after_events, after_sweep, stuck, requests } = run(seed, scenario);
                    tally.after_events.fetch_add(u64::from(after_events > 0), Ordering::Relaxed);
                    tally.after_sweep.fetch_add(u64::from(after_sweep > 0), Ordering::Relaxed);
                    tally.stuck.fetch_add(u64::from(stuck), Ordering::Relaxed);
                    tally.requests.fetch_add(requests, Ordering::Relaxed);
                    if after_sweep > 0 || stuck {
                        let _ = tally.first.compare_exchange(0, seed, Ordering::Relaxed, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    println!(
        "{name:<58} {seeds:>6} seeds  drift after events {:>6}, after a sweep {:>6}  stuck {:>4}  {:>4} requests each  {:>6.1} s",
        tally.after_events.load(Ordering::Relaxed),
        tally.after_sweep.load(Ordering::Relaxed),
        tally.stuck.load(Ordering::Relaxed),
        tally.requests.load(Ordering::Relaxed) / seeds.max(1),
        began.elapsed().as_secs_f64(),
    );
    tally
}

const USUAL: Scenario = Scenario {
    rules: Rules {
        no_ticket: false,
        late_ticket: false,
        clear_always: false,
        absent_is_gone: false,
        merging_is_gone: false,
        offset_paging: false,
        no_overlap: false,
        any_guess: false,
        delete_on_absence: false,
        keep_start: false,
        purge_at_once: false,
        no_floor: false,
        ignore_epoch: false,
        one_read: false,
    },
    faults: Faults { lag: 0, misses: 0.0, unindexed: 0 },
    workers: 4,
    crash: 0.05,
    lost: 0.0,
    skew: 0,
    slow: 3_000,
    usual: 200,
    sweeps: &[],
    // After the last merge, which may take 8 s.
    settle: 90_000,
    last_sweep: 90_000,
};

/// Answers that outlast the sweep in which they were requested.
const OVERTAKEN: Scenario =
    Scenario { workers: 8, lost: 0.5, slow: 60_000, sweeps: &[20_000], settle: 33_500, last_sweep: 240_000, ..USUAL };

/// Rows are removed while the pages of a sweep are under way.
const SHIFTED: Scenario = Scenario { usual: 2_000, settle: 240_000, last_sweep: 240_000, ..USUAL };

/// Each of these must hold for every seed.
#[test]
fn the_copy_equals_the_workspace() {
    for (name, scenario) in [
        ("nothing lost", USUAL),
        ("all answers slow, pages ahead shifted", SHIFTED),
        ("nothing lost, sweeps cut off by others", Scenario { sweeps: &[3_000, 9_000, 20_000], ..USUAL }),
        ("replicas that lag 2 s", Scenario { faults: Faults { lag: 2_000, ..USUAL.faults }, ..USUAL }),
        (
            "paging by offset that overlaps, as of tasks",
            Scenario { rules: Rules { offset_paging: true, ..USUAL.rules }, ..USUAL },
        ),
        (
            "queries by ids that find new records late",
            Scenario { faults: Faults { unindexed: 1_500, ..USUAL.faults }, ..USUAL },
        ),
    ] {
        let tally = simulate(name, scenario, seeds());
        let first = tally.first.load(Ordering::Relaxed);
        assert_eq!(tally.after_events.load(Ordering::Relaxed), 0, "{name}: drift after the events");
        assert_eq!(
            tally.after_sweep.load(Ordering::Relaxed),
            0,
            "{name}: drift after a sweep, first with seed {first}"
        );
        assert_eq!(tally.stuck.load(Ordering::Relaxed), 0, "{name}: work was left, first with seed {first}");
    }
}

/// Where events are lost, one sweep repairs everything.
#[test]
fn a_sweep_repairs_what_events_did_not_tell() {
    for (name, scenario) in [
        ("answers that outlast their sweep", OVERTAKEN),
        ("a tenth of the events lost", Scenario { lost: 0.1, ..USUAL }),
        ("all events lost", Scenario { lost: 1.0, ..USUAL }),
        (
            "16 workers, a quarter of their steps die, a tenth lost",
            Scenario {
                workers: 16,
                crash: 0.25,
                lost: 0.1,
                skew: 3_000,
                settle: 250_000,
                last_sweep: 3_000_000,
                ..USUAL
            },
        ),
        (
            "the same, the last sweep begun amid others",
            Scenario {
                workers: 16,
                crash: 0.25,
                lost: 0.1,
                sweeps: &[5_000, 15_000, 24_000, 33_000],
                settle: 33_500,
                last_sweep: 3_000_000,
                ..USUAL
            },
        ),
        ("pages that lack a row", Scenario { faults: Faults { misses: 0.1, ..USUAL.faults }, ..USUAL }),
    ] {
        let tally = simulate(name, scenario, seeds());
        let first = tally.first.load(Ordering::Relaxed);
        assert_eq!(
            tally.after_sweep.load(Ordering::Relaxed),
            0,
            "{name}: drift after a sweep, first with seed {first}"
        );
        assert_eq!(tally.stuck.load(Ordering::Relaxed), 0, "{name}: work was left, first with seed {first}");
    }
}

/// Each rule is necessary: without it, the copy is wrong for some seed.
#[test]
fn no_rule_can_be_left_out() {
    let rules = USUAL.rules;
    let cut = Scenario {
        workers: 16,
        crash: 0.25,
        lost: 0.3,
        sweeps: &[5_000, 15_000, 24_000, 33_000],
        settle: 33_500,
        last_sweep: 3_000_000,
        ..USUAL
    };
    let misses = Scenario { faults: Faults { misses: 0.1, ..USUAL.faults }, ..USUAL };
    let lag = Scenario { faults: Faults { lag: 2_000, ..USUAL.faults }, ..USUAL };
    let unindexed = Scenario { faults: Faults { unindexed: 9_000, ..USUAL.faults }, ..USUAL };
    for (name, variant) in [
        ("1 without tickets", Scenario { rules: Rules { no_ticket: true, one_read: true, ..rules }, ..USUAL }),
        (
            "1 ticket after the answer",
            Scenario { rules: Rules { late_ticket: true, one_read: true, ..rules }, ..USUAL },
        ),
        (
            "2 mark cleared by any read",
            Scenario { rules: Rules { clear_always: true, one_read: true, ..rules }, ..USUAL },
        ),
        ("3 absent from a query is gone", Scenario { rules: Rules { absent_is_gone: true, ..rules }, ..unindexed }),
        (
            "3 being merged is gone",
            Scenario { rules: Rules { merging_is_gone: true, one_read: true, ..rules }, ..USUAL },
        ),
        ("4 paging by offset", Scenario { rules: Rules { offset_paging: true, no_overlap: true, ..rules }, ..USUAL }),
        ("4 pages ahead taken wherever they begin", Scenario { rules: Rules { any_guess: true, ..rules }, ..USUAL }),
        ("5 deleted by absence", Scenario { rules: Rules { delete_on_absence: true, ..rules }, ..misses }),
        ("5 start of a cut-off sweep kept", Scenario { rules: Rules { keep_start: true, ..rules }, ..cut }),
        ("6 no tombstones", Scenario { rules: Rules { purge_at_once: true, one_read: true, ..rules }, ..USUAL }),
        ("6 reads older than a sweep count", Scenario { rules: Rules { no_floor: true, ..rules }, ..OVERTAKEN }),
        ("7 no epoch", Scenario { rules: Rules { ignore_epoch: true, ..rules }, ..OVERTAKEN }),
        ("10 one read", Scenario { rules: Rules { one_read: true, ..rules }, ..lag }),
    ] {
        let tally = simulate(name, variant, 600);
        let events = tally.after_events.load(Ordering::Relaxed);
        let sweep = tally.after_sweep.load(Ordering::Relaxed);
        // A fault that only lost events reveal is seen after the sweep.
        let drift = if variant.lost > 0.0 || variant.faults.misses > 0.0 { sweep } else { events.max(sweep) };
        assert!(drift > 0, "{name}: the rule could be left out ({} seeds)", tally.seeds);
    }
}
