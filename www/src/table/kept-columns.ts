// The person's columns by object, stored in this browser. Columns in an address take precedence.
const NAME = "attio-demo columns";

function read(): Record<string, readonly string[]> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(NAME) ?? "{}");
    return Object.fromEntries(Object.entries(stored ?? {}).filter(([, slugs]) => Array.isArray(slugs) && slugs.every((slug) => typeof slug === "string")));
  } catch {
    return {};
  }
}

export const keptColumns = (place: string): readonly string[] | undefined => read()[place];

export function keepColumns(place: string, slugs: readonly string[] | undefined) {
  const { [place]: _, ...rest } = read();
  try {
    localStorage.setItem(NAME, JSON.stringify(slugs ? { ...rest, [place]: slugs } : rest));
  } catch {
    // Without storage they last as long as the page.
  }
}
