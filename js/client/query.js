// Serialization of query strings.
import { plain } from "./json.js";
import { guarded, refuse } from "./values.js";

/** An object as a query string that begins with `?`. `null` and undefined are left out, and a list repeats its key. */
export const query = (bag) => {
  const parts = [];
  for (const key of Object.keys(bag)) {
    guarded(key, () => {
      const given = bag[key];
      if (given === undefined || given === null) return;
      const isList = Array.isArray(given);
      (isList ? [...given] : [given]).forEach((item, index) => {
        const name = isList ? `${key}[${index}]` : key;
        // A Date has a JSON form, which is text.
        const value = typeof item === "object" && item !== null ? plain(item, name) : item;
        if (!/^(string|boolean|bigint)$/.test(typeof value) && !Number.isFinite(value)) {
          refuse(name, "must be text, a number, a boolean or a list of these");
        }
        parts.push(`${encodeURIComponent(key)}=${encodeURIComponent(value)}`);
      });
    });
  }
  return parts[0] === undefined ? "" : `?${parts.join("&")}`;
};
