// Keeps the page up to date: the server reports changes in Attio, and the queries that show them are read again.
import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { keysOf } from "attio-wasm/query";
import type { WebhookEvent } from "attio-wasm/webhooks";
import { useEffect, useState } from "react";
import { known, session } from "./queries.ts";

/** Delay that combines events: a write to 20 attributes causes 20 events and one read. */
const GATHER_MS = 150;
/** Interval of reading again where the server gets no events. */
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
    // Changes during a lost connection were not reported.
    if (hasOpened) void queryClient.invalidateQueries({ queryKey: ["attio"] });
    hasOpened = true;
  };
  source.onerror = () => say("offline"); // the browser reconnects by itself
  source.onmessage = ({ data }) => {
    changed.push(JSON.parse(data));
    timer ??= setTimeout(() => {
      // Until the objects are known, an event may concern any of them.
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
