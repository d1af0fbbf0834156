// Light, dark, or the system's colour scheme. The colours are pairs in styles.css, chosen by `color-scheme`.
import { useEffect, useState } from "react";

const schemes = { system: "light dark", light: "light", dark: "dark" };
type Theme = keyof typeof schemes;
const next: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const KEY = "theme";

function storedTheme(): Theme {
  const theme = localStorage.getItem(KEY);
  return theme !== null && theme in schemes ? (theme as Theme) : "system";
}

export function ThemeButton() {
  const [theme, setTheme] = useState(storedTheme);
  useEffect(() => {
    document.documentElement.style.colorScheme = schemes[theme];
    localStorage.setItem(KEY, theme);
  }, [theme]);
  return (
    <button type="button" className="button" onClick={() => setTheme(next[theme])}>
      Theme: {theme}
    </button>
  );
}
