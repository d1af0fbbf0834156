import { call } from "#call";

export const load = async ({ url }) => ({ baseUrl: url.searchParams.get("baseUrl"), answer: await call(url.searchParams.get("baseUrl")) });
