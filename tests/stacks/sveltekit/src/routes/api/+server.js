import { call } from "#call";

export const GET = async ({ url }) => new Response(await call(url.searchParams.get("baseUrl")));
