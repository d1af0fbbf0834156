// Keeps the page fresh: the server tells what changed in Attio, and the queries that show it are read again.
import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { keysOf } from "attio-wasm/query";
import type { WebhookEvent } from "attio-wasm/webhooks";
import { useEffect, useState } from "react";
import { known, session } from "./queries.ts";

/** A write to 20 attributes is 20 events: they become one read. */
const GATHER_MS = 150;
/** Where the server is told nothing, the page asks. */
const POLL_MS = 60_000;

export type Liveness = "connecting" | "live" | "polling" | "offline";

export function useLive(): Liveness {
  const queryClient = useQueryClient();
  const { data } = useQuery(session);
  useQuery({ ...known, enabled: data?.isLive === true });
  const [liveness, setLiveness] = useState<Liveness>("connecting");

  useEffect(() => {
    if (!data) return undefined;
    if (!data.isLive) {
      setLiveness("polling");
      const timer = setInterval(() => void queryClient.invalidateQueries({ queryKey: ["attio"] }), POLL_MS);
      return () => clearInterval(timer);
    }
    return listen(queryClient, setLiveness);
  }, [data, queryClient]);

  return liveness;
}

function listen(queryClient: QueryClient, say: (liveness: Liveness) => void) {
  const source = new EventSource("/api/events");
  let changed: WebhookEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasOpened = false;

  source.onopen = () => {
    say("live");
    // Of changes while the line was down nobody was told.
    if (hasOpened) void queryClient.invalidateQueries({ queryKey: ["attio"] });
    hasOpened = true;
  };
  source.onerror = () => say("offline"); // the browser tries again by itself
  source.onmessage = ({ data }) => {
    changed.push(JSON.parse(data));
    timer ??= setTimeout(() => {
      // Until the objects are known, an event is of any of them.
      const options = { known: queryClient.getQueryData(known.queryKey) ?? [] };
      const keys = new Map(changed.flatMap((event) => keysOf(event, options)).map((key) => [JSON.stringify(key), key]));
      for (const queryKey of keys.values()) void queryClient.invalidateQueries({ queryKey });
      changed = [];
      timer = undefined;
    }, GATHER_MS);
  };
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
