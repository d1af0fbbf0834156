import { call } from "#call";

export default defineEventHandler((event) => call(getQuery(event).baseUrl));
