export const lists = {
  "lists.list": [() => []],
  "lists.create": [
    (at) => [
      {
        name: "Partners",
        api_slug: "partners",
        parent_object: "companies",
        workspace_access: "read-only",
        workspace_member_access: [{ workspace_member_id: at.member, level: "full-access" }],
      },
    ],
    (at) => [
      {
        name: "Board",
        api_slug: "board",
        parent_object: "people",
        workspace_access: null,
        workspace_member_access: [{ workspace_member_id: at.member, level: "full-access" }],
      },
    ],
  ],
  "lists.get": [() => ["sales_pipeline"]],
  "lists.update": [
    () => ["sales_pipeline", { name: "Pipeline" }],
    (at) => [
      "sales_pipeline",
      {
        api_slug: "pipeline",
        workspace_access: "read-and-write",
        workspace_member_access: [{ workspace_member_id: at.member, level: "full-access" }],
      },
    ],
  ],
  "lists.views": [() => ["sales_pipeline"], (at) => ["sales_pipeline", { show_archived: true, limit: 1, cursor: at.cursor }]],
};
