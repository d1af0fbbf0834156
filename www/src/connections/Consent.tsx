// Replaces Attio's consent page, which the sandbox does not have.
import type { Connection } from "attio-wasm";
import { Check } from "lucide-preact";
import type { RemoteSandbox } from "../backend/sandbox/remote";
import { Dialog } from "../ui/Dialog";

const GRANTS = ["Read and write records, lists and entries", "Read and write notes, tasks and comments", "Read meetings and workspace members"];

export function Consent({ item, sandbox, onClose }: { item: Connection; sandbox: RemoteSandbox; onClose(): void }) {
  const decide = (agrees: boolean) => {
    void (agrees ? sandbox.activate(item.connection_id) : sandbox.refuse(item.connection_id));
    onClose();
  };
  return (
    <Dialog title="Connect Northwind Ventures?" onClose={onClose}>
      <p>This demo asks for access to the sandbox workspace. With a real account this is a page of Attio's, in a tab of its own.</p>
      <ul class="grants">
        {GRANTS.map((grant) => (
          <li key={grant}><Check size={15} aria-hidden="true" />{grant}</li>
        ))}
      </ul>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={() => decide(false)}>Refuse</button>
        <button type="button" class="button primary" autofocus onClick={() => decide(true)}>Allow access</button>
      </div>
    </Dialog>
  );
}
