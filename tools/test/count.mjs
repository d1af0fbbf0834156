// Counts of passed, failed and skipped tests, parsed from the output of each kind of runner.

const sum = (text, pattern) => {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { groups } of text.matchAll(pattern)) {
    for (const name of Object.keys(total)) total[name] += Number(groups[name] ?? 0);
  }
  return total;
};

export const counters = {
  /** A single check, which the exit code decides. */
  exit: (_, code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }),

  /** `cargo test`: a line for each test binary and for the documentation. Tests that cannot run print so; cargo counts them as passed. */
  cargo(text) {
    const total = sum(text, /^test result: .*? (?<passed>\d+) passed; (?<failed>\d+) failed/gm);
    const skipped = text.match(/\bskipped: .*$/gm)?.length ?? 0;
    return { ...total, passed: total.passed - skipped, skipped };
  },

  /** Node's own runner. */
  node: (text) => sum(text, /^(?:# |ℹ )(?:pass (?<passed>\d+)|fail (?<failed>\d+))$/gm),

  /** Our own runners: a last line `N passed, N failed`, and `, N skipped` where some were. */
  summary: (text) => sum(text, /^\s*(?<passed>\d+) passed, (?<failed>\d+) failed(, (?<skipped>\d+) skipped)?\s*$/gm),
};
