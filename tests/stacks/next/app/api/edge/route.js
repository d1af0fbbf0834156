import { call } from "#call";

export const runtime = "edge";

export async function GET(request) {
  return new Response(await call(new URL(request.url).searchParams.get("baseUrl")));
}
