import { call } from "#call";

export default {
  async fetch(request) {
    return new Response(await call(new URL(request.url).searchParams.get("baseUrl")));
  },
};
