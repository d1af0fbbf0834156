// Runs the steps of set-up, concurrently where they are independent.
import { StepFailed } from "../command.mjs";

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} doing shown while it runs
 * @property {() => boolean | Promise<boolean>} done
 * @property {(context: { signal: AbortSignal, progress: (line: string, how?: { say: boolean }) => void }) => unknown} run
 * `progress` takes a line of output: the last one is shown when a step takes long, and each one with `say`
 * @property {Step[]} [after] steps that must end before it begins
 * @property {boolean} [optional] its failure does not end set-up
 */

/**
 * After the failure of a step that is not optional, running steps are aborted and no other begins.
 *
 * @param {Step[]} steps
 * @param {object} [options]
 * @param {boolean} [options.verbose] whether completed steps are shown
 * @param {{ log(line: string): void, error(line: string): void }} [options.out]
 * @param {number} [options.everyMs] interval of reports on running steps
 * @returns {Promise<boolean>} whether set-up succeeded
 */
export async function runSteps(steps, { verbose = false, out = console, everyMs = 20_000 } = {}) {
  const abort = new AbortController();
  const running = new Map();
  const began = performance.now();
  const timer = setInterval(() => {
    const still = [...running].map(([{ name }, { line }]) => (line ? `${name} (${line})` : name));
    if (still.length > 0) out.log(`  ${seconds(began, 0)}: still at ${still.join("; ")}`);
  }, everyMs);

  const outcomes = new Map();
  const outcome = (step) => {
    if (!outcomes.has(step)) outcomes.set(step, one(step));
    return outcomes.get(step);
  };

  async function one(step) {
    // Steps that are not in the list were not requested.
    await Promise.all((step.after ?? []).filter((before) => steps.includes(before)).map(outcome));
    if (abort.signal.aborted) return false;
    const state = { started: performance.now(), line: "" };
    try {
      if (await step.done()) {
        if (verbose) out.log(`✔ ${step.name}`);
        return true;
      }
      out.log(`… ${step.name}: ${step.doing}`);
      running.set(step, state);
      const progress = (line, { say = false } = {}) => {
        state.line = line.trim();
        if (say) out.log(`  ${step.name}: ${state.line}`);
      };
      await step.run({ signal: abort.signal, progress });
      out.log(`✔ ${step.name} (${seconds(state.started, 1)})`);
      return true;
    } catch (error) {
      if (abort.signal.aborted) return false;
      if (!step.optional) abort.abort();
      if (!(error instanceof StepFailed)) throw error;
      if (error.said) out.error(error.said);
      out.error(`${step.optional ? "–" : "✖"} ${step.name}: ${error.message}`);
      return step.optional === true;
    } finally {
      running.delete(step);
    }
  }

  try {
    return (await Promise.all(steps.map(outcome))).every(Boolean);
  } finally {
    clearInterval(timer);
  }
}

const seconds = (since, digits) => `${((performance.now() - since) / 1000).toFixed(digits)} s`;
