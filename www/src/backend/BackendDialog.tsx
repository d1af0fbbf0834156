// Choice of the back end: the sandbox, a custom proxy, or the one that `npm start` runs.
import { useState } from "preact/hooks";
import { Dialog } from "../ui/Dialog";
import { isManual } from "../table/run";
import { backend, localProxy, openLocal, openProxy, openSandbox, readAddress, type Size } from "./modes";
import { backendOpen } from "./open-menu";

export default function BackendDialog() {
  const now = backend.value;
  const [mode, setMode] = useState(now?.mode ?? "sandbox");
  const [size, setSize] = useState<Size>(now?.size ?? "small");
  const [address, setAddress] = useState(now?.mode === "proxy" ? (now.address ?? "") : "");
  const [name, setName] = useState("");
  const [value, setValue] = useState("");
  const [wrong, setWrong] = useState<string>();
  const close = () => (backendOpen.value = false);

  const use = () => {
    if (mode === "sandbox") void openSandbox(size);
    else if (mode === "local") void openLocal();
    else {
      const read = readAddress(address);
      if ("wrong" in read) return setWrong(read.wrong);
      if (name.trim() !== "" && !/^[\w!#$%&'*+.^`|~-]+$/.test(name.trim())) return setWrong("A header's name has letters, digits and - only.");
      if (value !== "" && !/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(value)) return setWrong("A header's value has plain characters only.");
      if (value !== "" && name.trim() === "") return setWrong("The header needs a name, such as X-Session.");
      void openProxy(read.address, name.trim() ? { name: name.trim(), value } : undefined);
    }
    close();
  };

  return (
    <Dialog title="Where it goes" onClose={close}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          use();
        }}
      >
        <fieldset class="modes">
          <legend class="visually-hidden">Back end</legend>
          <Mode title="Sandbox" text="A workspace in this page. No account; a reload forgets what was changed." isOn={mode === "sandbox"} onChoose={() => setMode("sandbox")} />
          {mode === "sandbox" && (
            <div class="mode-more">
              {(["small", "large"] as const).map((it) => (
                <label key={it}>
                  <input type="radio" name="size" checked={size === it} onChange={() => setSize(it)} />
                  {it === "small" ? "320 companies" : "10,000 companies"}
                </label>
              ))}
            </div>
          )}
          <Mode title="My proxy" text="A server of yours that holds the key: createProxy from attio-wasm/proxy." isOn={mode === "proxy"} onChoose={() => setMode("proxy")} />
          {mode === "proxy" && (
            <div class="mode-more">
              <label class="field">
                <span>Address</span>
                <input class="input" type="text" data-autofocus autoComplete="off" spellcheck={false} placeholder="/api/attio or https://…" value={address} aria-invalid={wrong !== undefined} aria-describedby={wrong ? "address-wrong" : undefined} onInput={(event) => (setAddress(event.currentTarget.value), setWrong(undefined))} />
              </label>
              <div class="condition-line">
                <label class="field">
                  <span>Header, if it wants one</span>
                  <input class="input" type="text" autoComplete="off" spellcheck={false} placeholder="X-Session" value={name} onInput={(event) => setName(event.currentTarget.value)} />
                </label>
                <label class="field">
                  <span>Its value</span>
                  <input class="input" type="password" autoComplete="off" value={value} onInput={(event) => setValue(event.currentTarget.value)} />
                </label>
              </div>
              <p class="muted small">The header is kept by a worker, in memory only, and goes nowhere but there. Never put your Maton key here.</p>
              {wrong && <p id="address-wrong" class="wrong" role="alert">{wrong}</p>}
            </div>
          )}
          <Mode
            title="Local proxy"
            text={localProxy.value ? "The one that npm start runs here. The key stays in it." : "MATON_API_KEY=… npm start prints an address that offers it. The key stays in the server."}
            isOn={mode === "local"}
            isDisabled={!localProxy.value}
            onChoose={() => setMode("local")}
          />
          <p class="muted small">
            A key may also be used without a server, in <a href="./key.html">a page of its own</a> that can reach nothing else.
          </p>
        </fieldset>
        {mode !== "sandbox" && (
          <label class="check">
            <input type="checkbox" checked={isManual.value} onChange={(event) => (isManual.value = event.currentTarget.checked)} />
            Ask only when I press Run
          </label>
        )}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={close}>Close</button>
          <button type="submit" class="button primary">Use it</button>
        </div>
      </form>
    </Dialog>
  );
}

interface ModeProps {
  title: string;
  text: string;
  isOn: boolean;
  isDisabled?: boolean;
  onChoose(): void;
}

const Mode = ({ title, text, isOn, isDisabled = false, onChoose }: ModeProps) => (
  <label class="mode" data-disabled={isDisabled}>
    <input type="radio" name="mode" checked={isOn} disabled={isDisabled} onChange={onChoose} />
    <span>
      <b>{title}</b>
      <span class="muted">{text}</span>
    </span>
  </label>
);
