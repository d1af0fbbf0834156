/**
 * A value as a literal as a person would write it, short values on one line: as TypeScript with unquoted keys where
 * allowed, or as JSON.
 */
export function literal(value: unknown, language: "ts" | "json" = "ts", indent = ""): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  const inner = `${indent}  `;
  const name = (key: string) => (language === "ts" && /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key));
  const parts = Array.isArray(value)
    ? value.map((item) => literal(item, language, inner))
    : Object.entries(value).map(([key, item]) => `${name(key)}: ${literal(item, language, inner)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (parts.length === 0) return open + close;
  const space = open === "{" ? " " : "";
  const line = `${open}${space}${parts.join(", ")}${space}${close}`;
  if (line.length + indent.length <= 76 && !line.includes("\n")) return line;
  const lines = parts.map((part) => inner + part).join(",\n") + (language === "ts" ? "," : "");
  return `${open}\n${lines}\n${indent}${close}`;
}
