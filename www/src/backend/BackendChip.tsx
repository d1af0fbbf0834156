import { Box, Server } from "lucide-preact";
import { useState } from "preact/hooks";
import { Dialog } from "../ui/Dialog";
import { chooseBase, type Backend } from "./backend";

/** Says what answers, and lets the person choose something else. */
export function BackendChip({ backend }: { backend: Backend }) {
  const [isOpen, setOpen] = useState(false);
  const Icon = backend.sandbox ? Box : Server;
  return (
    <>
      <button type="button" class="button small backend-chip" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon size={14} aria-hidden="true" />
        <span class="visually-hidden">Back end: </span>
        <span>{backend.label}</span>
      </button>
      {isOpen && <BackendDialog backend={backend} onClose={() => setOpen(false)} />}
    </>
  );
}

function BackendDialog({ backend, onClose }: { backend: Backend; onClose(): void }) {
  const [address, setAddress] = useState(backend.baseUrl ?? "");
  return (
    <Dialog title="Back end" onClose={onClose}>
      <p>
        The embedded sandbox is an Attio workspace in this page: it needs no account, and forgets everything on reload. For a real workspace run a
        proxy that holds your key, and name it here. Never put a key into a page.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          chooseBase(address.trim());
        }}
      >
        <label class="field">
          <span>Address of your proxy</span>
          <input
            type="text"
            required
            value={address}
            placeholder="/api/attio or https://…"
            pattern="\s*(/[^/\\].*|https://.+|http://(localhost|127\.0\.0\.1)(:\d+)?(/.*)?)"
            title="A path of this origin such as /api/attio, or an https address"
            autoComplete="off"
            spellcheck={false}
            onInput={(event) => setAddress(event.currentTarget.value)}
          />
        </label>
        <div class="dialog-actions">
          {!backend.sandbox && (
            <button type="button" class="button" onClick={() => chooseBase(null)}>
              Use the sandbox
            </button>
          )}
          <span class="spacer" />
          <button type="button" class="button" onClick={onClose}>
            Close
          </button>
          <button type="submit" class="button primary">
            Use the proxy
          </button>
        </div>
      </form>
    </Dialog>
  );
}
