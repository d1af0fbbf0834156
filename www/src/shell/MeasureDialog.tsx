// A measurement in the visitor's own browser, with live results.
import { useEffect, useState } from "preact/hooks";
import { client } from "../schema/workspace";
import { Dialog } from "../ui/Dialog";
import { ErrorNotice } from "../ui/ErrorNotice";
import { measure, RECORDS, ROUNDS, type Measured, type Way } from "./measure";
import { measureOpen } from "./measure-open";

const WORDS: Record<Way, string> = {
  "response.json()": "what the platform does alone",
  "records.query": "whole records, with their history of values",
  "records.rows": "plain rows, scanned in WebAssembly",
};

/** Short name of the browser. */
const browser = () => (/(Edg|OPR)\/\d+/.exec(navigator.userAgent) ?? /(Firefox|Chrome|Version)\/\d+/.exec(navigator.userAgent))?.[0].replace("Version", "Safari").replace("/", " ") ?? "this browser";

export default function MeasureDialog() {
  const [turn, setTurn] = useState(0);
  const again = () => setTurn((turn) => turn + 1);
  const [round, setRound] = useState(0);
  const [found, setFound] = useState<Measured>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    const attio = client.value;
    if (!attio) return;
    const controller = new AbortController();
    setFound(undefined);
    setError(undefined);
    setRound(0);
    measure(attio, setRound, controller.signal).then(setFound, (error) => controller.signal.aborted || setError(error));
    return () => controller.abort();
  }, [turn]);
  const longest = found ? Math.max(...Object.values(found.medians)) : 1;
  return (
    <Dialog title="Measured here" onClose={() => (measureOpen.value = false)}>
      <p>
        The same answer of {(found?.records ?? RECORDS).toLocaleString("en")} people, read three ways in this browser. Nothing is fetched meanwhile.
      </p>
      {error !== undefined && <ErrorNotice error={error} helps={{ again }} />}
      <ul class="measured" aria-busy={!found}>
        {(Object.keys(WORDS) as Way[]).map((way) => (
          <li key={way}>
            <span>
              <code>{way}</code> <span class="muted small">{WORDS[way]}</span>
            </span>
            <span class="measured-bar" aria-hidden="true">
              <span ref={(element) => element?.style.setProperty("--share", String(found ? found.medians[way] / longest : 0))} data-own={way === "records.rows"} />
            </span>
            <span class="mono">{found ? `${found.medians[way].toFixed(1)} ms` : "…"}</span>
          </li>
        ))}
      </ul>
      <p class="muted small" role="status">
        {found
          ? `Medians of ${ROUNDS} rounds of ${(found.bytes / 1e6).toFixed(1)} MB of JSON each, in ${browser()}. Yours will differ on another machine.`
          : error === undefined && `Round ${round} of ${ROUNDS}`}
      </p>
      <div class="dialog-actions">
        <button type="button" class="button" disabled={!found} onClick={again}>Again</button>
        <button type="button" class="button primary" onClick={() => (measureOpen.value = false)}>Close</button>
      </div>
    </Dialog>
  );
}
