// How many tests passed and failed, read from what each kind of runner prints.

const sum = (text, pattern) => {
  const total = { passed: 0, failed: 0 };
  for (const { groups } of text.matchAll(pattern)) {
    total.passed += Number(groups.passed ?? 0);
    total.failed += Number(groups.failed ?? 0);
  }
  return total;
};

export const counters = {
  /** One check: it is the exit code. */
  exit: (_, code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }),

  /** `cargo test`: a line for each test binary and for the documentation. */
  cargo: (text) => sum(text, /^test result: .*? (?<passed>\d+) passed; (?<failed>\d+) failed/gm),

  /** Node's own runner. */
  node: (text) => sum(text, /^(?:# |ℹ )(?:pass (?<passed>\d+)|fail (?<failed>\d+))$/gm),

  /** Our own runners: a last line `N passed, N failed`. */
  summary: (text) => sum(text, /^\s*(?<passed>\d+) passed, (?<failed>\d+) failed\s*$/gm),
};
