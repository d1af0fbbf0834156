import { useEffect } from "preact/hooks";
import { askedBase, chooseBase, openBackend } from "./backend/backend";
import { Workbench } from "./Workbench";
import { Announcer } from "./ui/Announcer";
import { ErrorNotice } from "./ui/ErrorNotice";
import { useAsync } from "./ui/useAsync";

export function App() {
  const base = askedBase();
  const [backend] = useAsync(() => openBackend(base), [base]);
  useEffect(() => {
    document.documentElement.dataset["state"] = backend.state;
  }, [backend.state]);

  if (backend.state === "ready") {
    return (
      <Announcer>
        <Workbench backend={backend.value} />
      </Announcer>
    );
  }
  return (
    <main class="opening">
      {backend.state === "failed" ? (
        <>
          <h1>The back end cannot be used</h1>
          <ErrorNotice error={backend.error} onRetry={() => chooseBase(null)} retryLabel="Use the embedded sandbox" />
        </>
      ) : (
        <p role="status">Opening…</p>
      )}
    </main>
  );
}
