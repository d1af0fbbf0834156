const condition = (operator) => ({ field: "id.object_id", operator, value: "97052eb9-e65e-443f-a297-f2d9a4a7f795" });

const subscriptions = [
  { event_type: "record.created", filter: null },
  { event_type: "record.updated", filter: { $and: [condition("equals")] } },
  { event_type: "record.deleted", filter: { $or: [condition("not_equals")] } },
];

export const webhooks = {
  "webhooks.list": [() => [], () => [{ limit: 10, offset: 0 }]],
  "webhooks.create": [() => [{ target_url: "https://hooks.example.com/attio", subscriptions }]],
  "webhooks.get": [(at) => [at.webhook]],
  "webhooks.update": [
    (at) => [at.webhook, { target_url: "https://hooks.example.com/new" }],
    (at) => [at.webhook, { subscriptions }],
  ],
  "webhooks.delete": [(at) => [at.webhook]],
};
