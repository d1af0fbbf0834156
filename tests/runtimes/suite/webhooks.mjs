// Webhooks: the secret is only in the answer that creates them.
export const webhooks = {
  "create, get, list, update, delete": async ({ open, assert, rejection }) => {
    const { attio } = await open();
    const made = await attio.webhooks.create({
      target_url: "https://hooks.example.com/attio",
      subscriptions: [{ event_type: "record.created", filter: null }],
    });
    assert.isString(made.secret);
    const { webhook_id } = made.id;
    assert.notProperty(await attio.webhooks.get(webhook_id), "secret");
    assert.isTrue((await attio.webhooks.list().toArray()).some(({ id }) => id.webhook_id === webhook_id));
    const changed = await attio.webhooks.update(webhook_id, { target_url: "https://hooks.example.com/new" });
    assert.equal(changed.target_url, "https://hooks.example.com/new");
    await attio.webhooks.delete(webhook_id);
    assert.equal((await rejection(attio.webhooks.get(webhook_id))).kind, "not_found");
  },
};
