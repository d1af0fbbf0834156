// An Attio with as many companies as it is told, behind a latency: what is exported from. Prints its
// address; ends when its standard input does.
import { createServer } from "node:http";
import { attributesAnswer } from "./attributes.mjs";
import { answer, PAGE } from "./records.mjs";

const { total, latencyMs } = JSON.parse(process.argv[2]);

// A few pages, again and again: neighbours differ, which is how clients tell that they get on.
const pages = Array.from({ length: 8 }, (_, page) => Buffer.from(answer(page)));
const empty = Buffer.from('{"data":[]}');

const server = createServer((request, response) => {
  const began = performance.now();
  let body = "";
  request.setEncoding("utf8").on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    const send = (status, bytes) => {
      response.writeHead(status, { "content-type": "application/json", "content-length": bytes.length });
      response.end(bytes);
    };
    if (request.method === "GET" && request.url.split("?")[0].endsWith("/attributes")) return send(200, Buffer.from(attributesAnswer(request.url)));
    const { limit, offset = 0 } = JSON.parse(body || "{}");
    if (limit !== PAGE || offset % PAGE !== 0) return send(400, Buffer.from('{"message":"only whole pages of 500"}'));
    const bytes = offset >= total ? empty : pages[(offset / PAGE) % pages.length];
    setTimeout(send, latencyMs - (performance.now() - began), 200, bytes);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
process.stdin.on("end", () => process.exit(0)).resume();
