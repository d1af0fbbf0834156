// Uses a Maton key without a server, for a quick look at one's own workspace. A separate document, which can reach only
// the gateway.
import { useRef, useState } from "preact/hooks";
import { isKey, openSession, type Session } from "./session";
import { Workspace } from "./Workspace";

export function KeyPage() {
  const [session, setSession] = useState<Session>();
  const [wrong, setWrong] = useState<string>();
  const field = useRef<HTMLInputElement>(null);

  const open = () => {
    const input = field.current;
    if (!input) return;
    const given = input.value.trim();
    input.value = "";
    if (!isKey(given)) return setWrong("A Maton key is one word of at least 8 characters, without spaces.");
    setWrong(undefined);
    setSession(openSession(given));
  };
  const forget = () => {
    session?.forget();
    setSession(undefined);
    requestAnimationFrame(() => field.current?.focus());
  };

  return (
    <main class="key-page">
      <header class="key-head">
        <h1>With a key</h1>
        <a href="./">back to the demo</a>
        {session && (
          <button type="button" class="button danger" onClick={forget}>
            Forget the key
          </button>
        )}
      </header>
      {session ? (
        <Workspace client={session.client} />
      ) : (
        <form
          class="key-form"
          noValidate
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            open();
          }}
        >
          <p>
            A Maton key opens <b>every connection of your account, for reading and writing</b>. A page is not where it belongs: use a proxy, or{" "}
            <code>MATON_API_KEY=… npm start</code>, which keeps it in a server on your machine.
          </p>
          <p class="muted">
            If you use it here all the same: it stays in the memory of this tab until you press Forget or close it. This document can reach api.maton.ai and nothing else, and it only reads.
          </p>
          <label class="field">
            <span>Maton API key</span>
            <input ref={field} class="input" type="password" autoComplete="off" spellcheck={false} aria-invalid={wrong !== undefined} aria-describedby={wrong ? "key-wrong" : undefined} />
          </label>
          {wrong && (
            <p id="key-wrong" class="wrong" role="alert">
              {wrong}
            </p>
          )}
          <button type="submit" class="button primary">
            Use it in this tab
          </button>
        </form>
      )}
    </main>
  );
}
