// Asks before a back end that a link names is used.
import { Dialog } from "../ui/Dialog";
import { openProxy, readAddress } from "./modes";
import { pendingLink } from "./link";

export default function LinkQuestion({ address }: { address: string }) {
  const read = readAddress(address);
  const close = () => {
    pendingLink.value = undefined;
    const url = new URL(location.href);
    url.searchParams.delete("base");
    window.history.replaceState(null, "", url);
  };
  if ("wrong" in read) {
    return (
      <Dialog title="This link names no back end" onClose={close}>
        <p>{read.wrong}</p>
        <div class="dialog-actions">
          <button type="button" class="button primary" onClick={close}>Stay in the sandbox</button>
        </div>
      </Dialog>
    );
  }
  const host = read.address.startsWith("/") ? `${location.host}${read.address}` : new URL(read.address).host;
  return (
    <Dialog title={`This link wants to send your queries to ${host}`} onClose={close}>
      <p>It is not a part of this page. Go on only if you trust who runs it.</p>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={close}>Stay in the sandbox</button>
        <button type="button" class="button primary" onClick={() => { pendingLink.value = undefined; void openProxy(read.address); }}>
          Send them there
        </button>
      </div>
    </Dialog>
  );
}
