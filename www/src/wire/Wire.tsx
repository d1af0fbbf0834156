// The wire: a line at the foot, always visible, with the last action as code and its calls as a bar of their
// duration.
import { signal } from "@preact/signals";
import { ChevronDown, ChevronUp } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { lazy } from "../ui/lazy";
import { duration } from "../ui/time";
import { trouble } from "../trouble/trouble";
import { action } from "./action";
import { calls, changes, holding } from "./log";

const Drawer = lazy(() => import("./Drawer"));

export const isWireOpen = signal(false);
export const toggleWire = () => (isWireOpen.value = !isWireOpen.value);

export function Wire() {
  const { value } = action;
  void changes.value;
  const own = value ? calls.filter((call) => call.action === value.id) : [];
  const last = own.at(-1);
  const ms = own.reduce((sum, call) => sum + (call.ms ?? 0), 0);
  const state = !last ? "idle" : holding.value ? "waiting" : last.state === "open" ? "open" : last.state === "failed" || (last.status ?? 0) >= 400 ? "failed" : "done";
  return (
    <footer class="wire" data-open={isWireOpen.value} data-trouble={trouble.value !== undefined}>
      {isWireOpen.value && <Drawer />}
      <button type="button" class="wire-line" aria-expanded={isWireOpen.value} onClick={toggleWire} title="The wire: code and calls (Ctrl+`)">
        <span class="wire-prompt" aria-hidden="true">›</span>
        <code class="wire-code">{value ? value.call.replace(/\s+/g, " ") : 'import { AttioClient } from "attio-wasm"'}</code>
        <span class="wire-facts" role="status">
          {holding.value ? (
            <Countdown />
          ) : (
            last && (
              <>
                <span data-state={state}>{last.state === "stopped" ? "stopped" : (last.status ?? (last.state === "failed" ? "no answer" : "…"))}</span>
                {own.length > 1 && <span> · {own.length} calls</span>}
                {ms > 0 && <span> · {duration(ms)}</span>}
              </>
            )
          )}
        </span>
        <span class="wire-track" aria-hidden="true">
          {last && <span key={`${value?.id} ${last.id} ${last.state}`} class="wire-draw" data-state={state} ref={(element) => element?.style.setProperty("--share", String(share(ms || 400)))} />}
        </span>
        {isWireOpen.value ? <ChevronDown size={14} aria-hidden="true" /> : <ChevronUp size={14} aria-hidden="true" />}
        <span class="visually-hidden">{isWireOpen.value ? "Close the wire" : "Open the wire"}</span>
      </button>
    </footer>
  );
}

/** 1 ms is a tenth of the track, 10 s all of it. */
const share = (ms: number) => Math.min(1, 0.1 + (0.9 * Math.log10(Math.max(1, ms))) / 4);

function Countdown() {
  const { value } = holding;
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      if (holding.value && holding.value.until < performance.now()) holding.value = undefined;
      else tick((turn) => turn + 1);
    }, 100);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, (value?.until ?? 0) - performance.now());
  return (
    <span data-state="waiting">
      {value?.status ? `${value.status} · asks again in` : "waits for its turn,"} {(left / 1000).toFixed(1)} s
    </span>
  );
}
