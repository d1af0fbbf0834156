// The back ends on which each flow runs: how a person gets there, and what is different there.

const agree = async (demo) => {
  await demo.button("Send them there").click();
  await demo.ready();
};

const everything = () => true;

/** @type {readonly { name: string, path: string, arrive(demo): Promise<void>, allows(operation: string): boolean, hasConnections: boolean, hasLinks?: boolean, allowed?: RegExp }[]} */
export const backEnds = [
  { name: "sandbox", path: "/", arrive: (demo) => demo.ready(), allows: everything, hasConnections: true },
  {
    name: "the README's proxy",
    path: "/?base=/api/attio",
    arrive: agree,
    allows: (operation) => ["tasks.create", "tasks.update"].includes(operation),
    hasConnections: false,
    // Its connections are hidden, and a write that it forbids is refused.
    allowed: /40[34]/,
  },
  { name: "a proxy with connections", path: "/?base=/api/account", arrive: agree, allows: everything, hasConnections: true, allowed: /400/ },
  {
    name: "the local proxy",
    path: "/#token=TOKEN",
    async arrive(demo) {
      const { page } = demo;
      await demo.ready();
      await page.locator(".rail-foot .rail-item").first().click();
      await page.getByRole("radio", { name: /^Local proxy/ }).check();
      await demo.button("Use it").click();
      await page.locator(".rail-foot").getByText("Local proxy").waitFor();
      await page.locator(".switcher-name", { hasText: "Northwind Ventures" }).waitFor();
      await demo.ready();
    },
    allows: everything,
    hasConnections: true,
    hasLinks: true,
  },
];

export const [sandbox] = backEnds;
