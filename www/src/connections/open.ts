import { signal } from "@preact/signals";

/** Whether the connections are shown, and whether a dead one should be replaced immediately. */
export const connectionsOpen = signal<false | "list" | "reconnect">(false);
export const openConnections = () => (connectionsOpen.value = "list");
export const reconnect = () => (connectionsOpen.value = "reconnect");
