// Parts of the page that are loaded on first use, or when the browser is idle.
import type { ComponentType, VNode } from "preact";
import { useEffect, useState } from "preact/hooks";

type Module<P> = { default: ComponentType<P> };
const waiting: (() => Promise<unknown>)[] = [];

export function lazy<P extends object>(load: () => Promise<Module<P>>) {
  let loaded: ComponentType<P> | undefined;
  const get = async () => (loaded = (await load()).default);
  waiting.push(get);
  return function Lazy({ fallback, ...props }: P & { fallback?: VNode }) {
    const [Part, setPart] = useState<ComponentType<P> | undefined>(() => loaded);
    const [error, setError] = useState<unknown>();
    useEffect(() => {
      if (!Part) get().then((it) => setPart(() => it), setError);
    }, []);
    if (Part) return <Part {...(props as unknown as P)} />;
    if (error) return <p class="empty">This part of the page could not be loaded. Are you offline, or was the page replaced? Reload it.</p>;
    return fallback ?? <p class="loading" role="status">Loading…</p>;
  };
}

/** One after the other, each when the browser is idle. */
export function loadTheRest() {
  const idle = globalThis.requestIdleCallback ?? ((then: () => void) => setTimeout(then, 200));
  const next = () => {
    const load = waiting.shift();
    if (load) void load().catch(() => {}).then(() => idle(next));
  };
  idle(next);
}
