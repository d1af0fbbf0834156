// The identity of the token, and the members of the workspace.
export const identity = {
  "self returns the workspace and the scopes": async ({ open, assert }) => {
    const { attio } = await open();
    const me = await attio.self();
    assert.isTrue(me.active);
    assert.isString(me.workspace_name);
    assert.isString(me.workspace_id);
    assert.include(me.scope, "record_permission:read");
  },

  "workspace members are listed and read": async ({ open, assert }) => {
    const { attio } = await open();
    const { data } = await attio.workspaceMembers.list();
    assert.isAtLeast(data.length, 2);
    const member = await attio.workspaceMembers.get(data[0].id.workspace_member_id);
    assert.deepEqual(member, data[0]);
    assert.include(member.email_address, "@");
  },
};
