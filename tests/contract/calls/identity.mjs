export const identity = {
  self: [() => []],
  "workspaceMembers.list": [() => []],
  "workspaceMembers.get": [(at) => [at.member]],
};
