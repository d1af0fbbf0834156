import { call } from "#call";
import { Client } from "./client.jsx";

/** A server component, with a client component in it. */
export default async function Page({ searchParams }) {
  const { baseUrl } = await searchParams;
  return (
    <main>
      <p id="server">{await call(baseUrl)}</p>
      <Client baseUrl={baseUrl} />
    </main>
  );
}
