// Shared by notes, tasks and entries of a record: reading, showing, adding.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { client } from "../schema/workspace";
import { ErrorNotice } from "../ui/ErrorNotice";
import type { AttioClient } from "attio-wasm";

/** Reads related data of the record, again on request; outdated answers are dropped. */
export function useRelated<T>(read: (attio: AttioClient) => PromiseLike<T>, key: string) {
  const [value, setValue] = useState<T>();
  const [error, setError] = useState<unknown>();
  const [turn, setTurn] = useState(0);
  const attio = client.value;
  useEffect(() => {
    if (!attio) return;
    let isGone = false;
    setError(undefined);
    read(attio).then((it) => isGone || setValue(() => it), (error) => isGone || setError(error));
    return () => void (isGone = true);
  }, [attio, key, turn]);
  return { value, error, reload: () => setTurn(turn + 1) };
}

interface RelatedProps {
  label: string;
  error: unknown;
  isLoading: boolean;
  isEmpty: boolean;
  empty: string;
  onAgain(): void;
  children: ComponentChildren;
}

export const Related = ({ label, error, isLoading, isEmpty, empty, onAgain, children }: RelatedProps) => (
  <div class="related" tabIndex={0} role="region" aria-label={label}>
    {error !== undefined && <ErrorNotice error={error} helps={{ again: onAgain }} />}
    {isLoading && error === undefined && <p class="loading" role="status">Loading…</p>}
    {isEmpty && error === undefined && !isLoading && <p class="empty muted">{empty}</p>}
    {children}
  </div>
);
