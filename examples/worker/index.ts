// A Cloudflare Worker: the deals by stage, as JSON.
//
//   npm install attio-wasm
//   npx wrangler secret put MATON_API_KEY
//   npx wrangler deploy
import { AttioClient, AttioError } from "attio-wasm";

interface Env {
  MATON_API_KEY: string;
  MATON_API_URL?: string;
}

interface Stage {
  deals: number;
  value: number;
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    const attio = new AttioClient({ apiKey: env.MATON_API_KEY, baseUrl: env.MATON_API_URL });
    try {
      const stages: Record<string, Stage> = {};
      for await (const { values } of attio.records.query("deals", {}, { signal: request.signal })) {
        const stage = (stages[values.stage?.[0]?.status.title ?? "no stage"] ??= { deals: 0, value: 0 });
        stage.deals += 1;
        stage.value += values.value?.[0]?.currency_value ?? 0;
      }
      return Response.json(stages);
    } catch (error) {
      if (!AttioError.is(error)) throw error;
      return Response.json({ error: error.kind, message: error.message }, { status: 502 });
    }
  },
};
