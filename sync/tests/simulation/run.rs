//! A run: the events of a virtual clock.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, VecDeque};

use attio_sync::cursor::Head;
use attio_sync::marks::Marks;
use attio_sync::next::{Next, State, next};
use attio_sync::sweep::Sweep;
use attio_sync::work::{Answer, Commit, Effect, Input, Request, Why, Work};

use crate::random::Random;
use crate::store::Store;
use crate::variants::Rules;
use crate::world::{Faults, One, Record, World, number};

const PAGE: u32 = 12;
const MUTATIONS: u64 = 260;
const BUSY: u64 = 25_000;

#[derive(Clone, Copy, Debug)]
pub struct Scenario {
    pub rules: Rules,
    pub faults: Faults,
    pub workers: usize,
    /// Probability that a worker, or a receiver of webhooks, dies at an await.
    pub crash: f64,
    /// Probability that an event is never delivered.
    pub lost: f64,
    /// Maximum lead of the workers' clocks.
    pub skew: u64,
    /// Duration of the slowest answers and of the usual ones; a lease is 2.5 s.
    pub slow: u64,
    pub usual: u64,
    /// Times at which sweeps are begun during the changes.
    pub sweeps: &'static [u64],
    /// Time at which the copy is compared, and the last sweep begins.
    pub settle: u64,
    /// Maximum duration of the last sweep.
    pub last_sweep: u64,
}

pub struct Outcome {
    /// Number of records that differ.
    pub after_events: usize,
    pub after_sweep: usize,
    /// Whether a sweep or marks were left at the end.
    pub stuck: bool,
    pub requests: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Moment {
    Mutate,
    Webhook {
        id: u64,
    },
    Wake {
        worker: usize,
        life: u64,
    },
    /// The server reads its state.
    Serve {
        worker: usize,
        life: u64,
        request: u32,
    },
    Answer {
        worker: usize,
        life: u64,
        request: u32,
    },
    BeginSweep,
}

struct Worker {
    /// Results of work that began before a restart are dropped.
    life: u64,
    turn: u32,
    skew: u64,
    work: Option<Work>,
    asked: HashMap<u32, Request>,
    answers: HashMap<u32, (Answer, Vec<(u64, u64)>)>,
}

struct Run {
    scenario: Scenario,
    random: Random,
    now: u64,
    order: u64,
    moments: BinaryHeap<Reverse<(u64, u64, Moment)>>,
    /// Moments that are no `Wake`.
    events: usize,
    world: World,
    store: Store,
    workers: Vec<Worker>,
    requests: u64,
}

pub fn run(seed: u64, scenario: Scenario) -> Outcome {
    let mut run = Run {
        scenario,
        random: Random::new(seed),
        now: 0,
        order: 0,
        moments: BinaryHeap::new(),
        events: 0,
        world: World::default(),
        store: Store::new(scenario.rules, PAGE),
        workers: Vec::new(),
        requests: 0,
    };
    // Before the webhook existed.
    for index in 0..120 {
        run.world.create(index / 4);
    }
    run.remember();
    for worker in 0..scenario.workers {
        let skew = run.random.below(scenario.skew + 1);
        run.workers.push(Worker {
            life: 0,
            turn: worker as u32,
            skew,
            work: None,
            asked: HashMap::new(),
            answers: HashMap::new(),
        });
        run.at(1 + worker as u64, Moment::Wake { worker, life: 0 });
    }
    for _ in 0..MUTATIONS {
        let time = 200 + run.random.below(BUSY - 200);
        run.at(time, Moment::Mutate);
    }
    for time in scenario.sweeps {
        run.at(*time, Moment::BeginSweep);
    }
    run.until(scenario.settle);
    let after_events = run.drift();
    run.store.begin_sweep(run.now);
    run.until(scenario.settle + scenario.last_sweep);
    let stuck = run.store.sweeping || !run.store.marks.is_empty();
    Outcome { after_events, after_sweep: run.drift(), stuck, requests: run.requests }
}

impl Run {
    fn at(&mut self, time: u64, moment: Moment) {
        self.order += 1;
        self.events += usize::from(!matches!(moment, Moment::Wake { .. }));
        self.moments.push(Reverse((time, self.order, moment)));
    }

    fn until(&mut self, end: u64) {
        while let Some(Reverse((time, ..))) = self.moments.peek()
            && *time < end
            && !self.is_at_rest(end)
        {
            let Some(Reverse((time, _, moment))) = self.moments.pop() else { return };
            self.events -= usize::from(!matches!(moment, Moment::Wake { .. }));
            // Wakes that were skipped while nothing was to do come immediately.
            self.now = self.now.max(time);
            self.happen(moment);
        }
        self.now = end;
    }

    /// Skips wakes of workers that would find nothing to do, which is most of the time.
    fn is_at_rest(&self, end: u64) -> bool {
        let Store { marks, sweeping, next_sweep, .. } = &self.store;
        self.events == 0
            && marks.is_empty()
            && !sweeping
            && *next_sweep > end
            && self.workers.iter().all(|worker| worker.work.is_none())
    }

    fn happen(&mut self, moment: Moment) {
        match moment {
            Moment::Mutate => self.mutate(),
            Moment::BeginSweep => self.store.begin_sweep(self.now),
            Moment::Webhook { id } => {
                if self.random.chance(self.scenario.crash) {
                    // The receiver died: the event is delivered again.
                    let later = self.now + 500 + self.random.below(4_000);
                    self.at(later, Moment::Webhook { id });
                } else {
                    self.store.mark(id, self.now);
                }
            }
            Moment::Wake { worker, life } if self.workers[worker].life == life => self.wake(worker),
            Moment::Serve { worker, life, request } if self.workers[worker].life == life => {
                self.serve(worker, request);
            }
            Moment::Answer { worker, life, request } if self.workers[worker].life == life => {
                self.answered(worker, request);
            }
            Moment::Wake { .. } | Moment::Serve { .. } | Moment::Answer { .. } => {}
        }
    }

    // The workspace

    fn mutate(&mut self) {
        let kind = self.random.below(100);
        let ids: Vec<u64> = self.world.records.keys().copied().collect();
        let one = |run: &mut Run| ids.get(run.random.below(ids.len() as u64) as usize).copied();
        match kind {
            0..35 => {
                let id = self.world.create(self.now / 40);
                self.emit(id);
            }
            35..75 => {
                if let Some(id) = one(self) {
                    self.world.revision += 1;
                    let revision = self.world.revision;
                    self.world.records.entry(id).and_modify(|record| record.revision = revision);
                    self.emit(id);
                }
            }
            75..93 => {
                if let Some(id) = one(self) {
                    self.world.records.remove(&id);
                    self.emit(id);
                }
            }
            _ => {
                if let (Some(a), Some(b)) = (one(self), one(self))
                    && a != b
                {
                    self.world.records.remove(&a);
                    self.world.records.remove(&b);
                    let id = self.world.create(self.now / 40);
                    let ready = self.now + self.random.below(8_000);
                    self.world.merging.insert(id, ready);
                    for id in [a, b, id] {
                        self.emit(id);
                    }
                }
            }
        }
        self.remember();
    }

    fn remember(&mut self) {
        if self.scenario.faults.lag > 0 {
            self.world.history.push((self.now, self.world.records.clone()));
        }
    }

    fn emit(&mut self, id: u64) {
        if self.random.chance(self.scenario.lost) {
            return;
        }
        for _ in 0..if self.random.chance(0.15) { 2 } else { 1 } {
            let longest = if self.random.chance(0.1) { 8_000 } else { 900 };
            let time = self.now + 20 + self.random.below(longest);
            self.at(time, Moment::Webhook { id });
        }
    }

    fn drift(&self) -> usize {
        let copied = |id: &u64| self.store.rows.get(id).and_then(|row| row.revision);
        let wrong = |(id, record): &(&u64, &Record)| copied(id) != Some(record.revision);
        let extra =
            |(id, row): &(&u64, &crate::store::Row)| row.revision.is_some() && !self.world.records.contains_key(*id);
        self.world.records.iter().filter(wrong).count() + self.store.rows.iter().filter(extra).count()
    }

    // The workers

    fn die(&mut self, worker: usize) {
        let again = self.now + 300 + self.random.below(2_000);
        let it = &mut self.workers[worker];
        it.life += 1;
        it.work = None;
        it.asked.clear();
        it.answers.clear();
        let life = it.life;
        self.at(again, Moment::Wake { worker, life });
    }

    fn dies(&mut self, worker: usize) -> bool {
        let dies = self.random.chance(self.scenario.crash);
        if dies {
            self.die(worker);
        }
        dies
    }

    fn sleep(&mut self, worker: usize, ms: u64) {
        let life = self.workers[worker].life;
        self.at(self.now + ms, Moment::Wake { worker, life });
    }

    fn wake(&mut self, worker: usize) {
        if self.dies(worker) {
            return;
        }
        let clock = self.now + self.workers[worker].skew;
        let state = State { streams: vec![self.store.state(clock)], schema_due: u64::MAX, schema_lease: 0 };
        self.workers[worker].turn = self.workers[worker].turn.wrapping_add(1);
        let work = match next(&state, clock, self.workers[worker].turn) {
            Next::Sweep { .. } => self.store.claim_sweep(clock).map(|claim| Work::Sweep(Box::new(Sweep::new(claim)))),
            Next::Marks { .. } => self.store.claim_marks(clock).map(|claim| Work::Marks(Box::new(Marks::new(claim)))),
            Next::Schema => None,
            Next::Wait { ms } => {
                let ms = ms.min(500) + self.random.below(50);
                self.sleep(worker, ms);
                return;
            }
        };
        if self.dies(worker) {
            return;
        }
        self.workers[worker].work = work;
        self.feed(worker, Input::Start);
    }

    /// Passes an input to the worker's work and carries out its effects.
    fn feed(&mut self, worker: usize, input: Input) {
        let clock = self.now + self.workers[worker].skew;
        let Some(work) = self.workers[worker].work.as_mut() else {
            let pause = 5 + self.random.below(50);
            return self.sleep(worker, pause);
        };
        let mut effects: VecDeque<Effect> = work.on(input, clock).into();
        while let Some(effect) = effects.pop_front() {
            match effect {
                Effect::Ask { request, what } => self.ask(worker, request, what),
                Effect::Commit { commit } => {
                    if self.dies(worker) {
                        return;
                    }
                    let (held, ticket) = self.commit(worker, &commit, clock);
                    if self.dies(worker) {
                        return;
                    }
                    if let Some(work) = self.workers[worker].work.as_mut() {
                        effects.extend(work.on(Input::Committed { held, ticket }, clock));
                    }
                }
                Effect::Drop { requests } => {
                    let it = &mut self.workers[worker];
                    it.asked.retain(|request, _| !requests.contains(request));
                    it.answers.retain(|request, _| !requests.contains(request));
                }
                Effect::Done => {
                    self.workers[worker].work = None;
                    self.workers[worker].asked.clear();
                    self.workers[worker].answers.clear();
                    self.workers[worker].life += 1;
                    let pause = 5 + self.random.below(50);
                    return self.sleep(worker, pause);
                }
            }
        }
    }

    fn ask(&mut self, worker: usize, request: u32, what: Request) {
        self.requests += 1;
        let life = self.workers[worker].life;
        self.workers[worker].asked.insert(request, what);
        // Slow ones outlast a lease. The state that is read may be any between start and end.
        let longest = if self.random.chance(0.05) { self.scenario.slow } else { self.scenario.usual };
        let answered = self.now + 40 + self.random.below(200) + self.random.below(longest);
        let served = self.now + 1 + self.random.below(answered - self.now - 1);
        self.at(served, Moment::Serve { worker, life, request });
        self.at(answered, Moment::Answer { worker, life, request });
    }

    fn serve(&mut self, worker: usize, request: u32) {
        let Some(what) = self.workers[worker].asked.get(&request).cloned() else { return };
        let Faults { lag, misses, unindexed } = self.scenario.faults;
        let behind = self.random.below(lag + 1);
        let records = if lag > 0 { self.world.at(self.now.saturating_sub(behind)) } else { &self.world.records };
        let rows = |found: Vec<(Head, u64)>| {
            let docs = found.iter().map(|(head, revision)| (number(&head.id), *revision)).collect();
            (Answer::Rows { heads: found.into_iter().map(|(head, _)| head).collect() }, docs)
        };
        let failed = |why| (Answer::Failed { why, message: String::from("failed"), retry_after_ms: None }, Vec::new());
        let answer = match &what {
            Request::Page(page) => {
                let mut found = self.world.page(records, page, self.now);
                // In the middle: the first and the last row decide where the page begins and ends.
                if found.len() > 2 && self.random.chance(misses) {
                    let index = 1 + self.random.below(found.len() as u64 - 2) as usize;
                    if self.world.missed.insert(number(&found[index].0.id)) {
                        let last = found[found.len() - 1].clone();
                        found[index] = last;
                    }
                }
                let mut answer = rows(found);
                // As if it began where the page before it ends, wherever it really begins.
                if self.scenario.rules.any_guess
                    && page.offset > 0
                    && let Answer::Rows { heads } = &mut answer.0
                    && let Some(first) = heads.first_mut()
                {
                    first.created_at = format!("{:0>8}", page.at);
                }
                answer
            }
            Request::Ids { ids } => rows(self.world.ids(records, ids, unindexed, self.now)),
            Request::One { id } => match self.world.one(records, number(id), self.now) {
                _ if self.scenario.rules.absent_is_gone => (Answer::Missing, Vec::new()),
                One::Found(head, revision) => rows(vec![(head, revision)]),
                One::Missing => (Answer::Missing, Vec::new()),
                One::Merging if self.scenario.rules.merging_is_gone => (Answer::Missing, Vec::new()),
                One::Merging => failed(Why::NotYet),
            },
        };
        let answer = if self.random.chance(0.03) { failed(Why::Transient) } else { answer };
        self.workers[worker].answers.insert(request, answer);
    }

    fn answered(&mut self, worker: usize, request: u32) {
        if self.dies(worker) {
            return;
        }
        let Some((answer, _)) = self.workers[worker].answers.get(&request).cloned() else { return };
        self.feed(worker, Input::Answered { request, answer });
    }

    fn commit(&mut self, worker: usize, commit: &Commit, clock: u64) -> (bool, u64) {
        let mut rows: Vec<(u64, u64)> =
            commit.rows.iter().flat_map(|request| self.workers[worker].answers[request].1.clone()).collect();
        rows.sort_unstable();
        rows.dedup();
        let mut commit = commit.clone();
        if self.scenario.rules.late_ticket {
            commit.ticket = self.store.ticket();
        }
        self.store.commit(&commit, &rows, clock)
    }
}
