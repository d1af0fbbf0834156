import { signal } from "@preact/signals";

export const paletteOpen = signal(false);
export const shortcutsOpen = signal(false);
export const openPalette = () => (paletteOpen.value = true);
export const openShortcuts = () => (shortcutsOpen.value = true);
