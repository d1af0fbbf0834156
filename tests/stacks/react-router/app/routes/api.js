import { call } from "#call";

export const loader = async ({ request }) => new Response(await call(new URL(request.url).searchParams.get("baseUrl")));
