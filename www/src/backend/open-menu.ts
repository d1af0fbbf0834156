import { signal } from "@preact/signals";

export const backendOpen = signal(false);
export const openBackendMenu = () => (backendOpen.value = true);
