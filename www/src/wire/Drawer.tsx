// The opened wire: the code of the last action on the left, the calls on the right.
import { signal } from "@preact/signals";
import { Tabs } from "../ui/Tabs";
import { CopyButton } from "../ui/copy";
import { action } from "./action";
import { CallList } from "./CallList";
import { curl, program, RUNTIMES, type Runtime } from "./code";
import { Highlight } from "./Highlight";
import { EventList } from "./EventList";
import { calls, changes, forget } from "./log";
import { received } from "./receiver";

const runtime = signal<Runtime>("worker");

const pane = signal("calls");

export default function Drawer() {
  void changes.value;
  return (
    <div class="drawer">
      <section class="drawer-half code-half" aria-label="Code">
        <Code />
      </section>
      <section class="drawer-half" aria-label="Calls">
        <Tabs
          label="On the wire"
          selected={pane.value}
          onSelect={(key) => (pane.value = key)}
          tabs={[
            { key: "calls", label: `Calls ${calls.length || ""}`, content: () => <CallList /> },
            { key: "events", label: `Events ${received.value.length || ""}`, content: () => <EventList /> },
          ]}
          aside={pane.value === "calls" && <button type="button" class="button quiet" disabled={calls.length === 0} onClick={forget}>Clear</button>}
        />
      </section>
    </div>
  );
}

function Code() {
  void changes.value;
  const { value } = action;
  const last = value && calls.find((call) => call.action === value.id);
  const textOf = (key: Runtime) => (!value ? "" : key === "curl" ? (last ? curl(last) : "") : program(value, key));
  const text = textOf(runtime.value);
  return (
    <Tabs
      label="Where the code runs"
      selected={runtime.value}
      onSelect={(key) => (runtime.value = key as Runtime)}
      tabs={RUNTIMES.map(([key, label]) => ({
        key,
        label,
        content: () => (
          <pre class="code" tabIndex={0} role="region" aria-label={`Code for ${label}`}>
            <code>
              <Highlight text={textOf(key)} />
            </code>
          </pre>
        ),
      }))}
      aside={<CopyButton label="Copy the code" text={() => text} />}
    />
  );
}
