// Reads the data for the declarations of a workspace: objects, lists, their attributes, options and statuses.
import { createError } from "../client/error.js";
import { inParallel } from "../concurrency/parallel.js";

/**
 * The vendor's answers in the form that `types/src/read.rs` parses.
 *
 * @typedef {{ objects: object[], lists?: object[], slugs: Record<string, string> }} Workspace
 */

/** Maximum number of concurrent requests, within the client's rate limit. */
const CONCURRENCY = 8;

/**
 * @param {any} attio a client
 * @param {import("../../pkg-template/types/index.js").GenerateTypesOptions} options
 * @returns {Promise<Workspace>}
 */
export async function readWorkspace(attio, { objects, lists, options = true, onProgress, onOmitted, ...call }) {
  const omit = (path, error) => {
    if (!onOmitted || !["permission", "not_found", "validation"].includes(error?.kind)) throw error;
    onOmitted({ path, error });
  };
  const parallel = inParallel(CONCURRENCY);
  /** @type {{ error: unknown } | undefined} */
  let failure;
  /** Reads something in its turn. After a failure of the whole, what has not begun is not wanted any more. */
  const inTurn = (task) =>
    parallel(async () => {
      if (failure) throw failure.error;
      try {
        return await task();
      } catch (error) {
        failure ??= { error };
        throw error;
      }
    });
  const [allObjects, allLists] = await Promise.all([
    attio.objects.list(call).toArray(),
    attio.lists.list(call).toArray().catch((error) => omit("lists", error)),
  ]);
  const slugs = Object.fromEntries(allObjects.map((object) => [object.id.object_id, slugOf(object)]));
  const targets = [
    ...chosen("objects", allObjects, objects).map((of) => ({ target: "objects", of, path: slugOf(of) })),
    ...chosen("lists", allLists ?? [], allLists && lists).map((of) => ({ target: "lists", of, path: `lists.${slugOf(of)}` })),
  ];

  let done = 0;
  const tell = (path, attributes) => onProgress?.({ done, total: targets.length, path, attributes });
  const read = await Promise.all(
    targets.map(async ({ target, of, path }) => {
      const slug = slugOf(of);
      const attributes = await inTurn(() => {
        tell(path);
        return attio.attributes.list(target, slug, undefined, call).toArray();
      });
      const verbs = { select: "listOptions", status: "listStatuses" };
      const complete = attributes.map(async (attribute) => {
        const verb = options && !attribute.is_archived && verbs[attribute.type];
        if (!verb) return attribute;
        const slugOrId = attribute.api_slug || attribute.id.attribute_id;
        const list = () => attio.attributes[verb](target, slug, slugOrId, undefined, call).toArray();
        const choices = await inTurn(() => list().catch((error) => omit(`${path}.${slugOrId}`, error)));
        return { ...attribute, choices };
      });
      const result = { ...of, attributes: await Promise.all(complete) };
      done += 1;
      tell(path, attributes.filter(({ is_archived }) => !is_archived).length);
      return { target, result };
    }),
  );
  const results = (wanted) => read.filter(({ target }) => target === wanted).map(({ result }) => result);
  return { objects: results("objects"), lists: allLists && results("lists"), slugs };
}

/** Its path segment. */
const slugOf = (of) => of.api_slug || of.id.object_id || of.id.list_id;

/** The requested ones, or all. */
function chosen(kind, all, wanted) {
  if (!wanted) return all;
  for (const slug of wanted) {
    if (all.some((each) => slugOf(each) === slug)) continue;
    const there = all.map(slugOf).sort().join(", ");
    throw createError("invalid_argument", "client", `${kind}: there is no ${JSON.stringify(slug)} in this workspace, only ${there || "none"}.`, {});
  }
  return all.filter((each) => wanted.includes(slugOf(each)));
}
