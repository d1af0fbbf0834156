const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** A binding as it is labelled on a keyboard. */
export const shownKeys = (keys: string) => keys.replace("mod+", isMac ? "⌘" : "Ctrl ").replace("ctrl+", "Ctrl ").replace(/\b[a-z]$/, (key) => (keys.length > 1 && !keys.includes(" ") ? key.toUpperCase() : key));
