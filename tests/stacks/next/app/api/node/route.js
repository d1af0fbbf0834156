import { call } from "#call";

export const runtime = "nodejs";

export async function GET(request) {
  return new Response(await call(new URL(request.url).searchParams.get("baseUrl")));
}
