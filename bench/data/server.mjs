// A server of companies for exports, with a given latency and total. Prints its address; ends when its standard input
// does.
import { createServer } from "node:http";
import { attributesAnswer } from "./attributes.mjs";
import { PAGE, records } from "./records.mjs";

const { total, latencyMs } = JSON.parse(process.argv[2]);

// A few thousand records as one text, repeated cyclically: a page is a slice of it at any offset, without copying.
const texts = Array.from({ length: 8 }, (_, page) => records(page)).flatMap((page) => page.map((record) => Buffer.from(`${JSON.stringify(record)},`)));
const round = [...texts, ...texts.slice(0, PAGE)];
const whole = Buffer.concat(round);
const ends = [0];
for (const { length } of round) ends.push(ends.at(-1) + length);
const [before, after] = [Buffer.from('{"data":['), Buffer.from("]}")];
const pageAt = (offset, length) => {
  const start = offset % texts.length;
  return [before, ...(length > 0 ? [whole.subarray(ends[start], ends[start + length] - 1)] : []), after];
};

const server = createServer((request, response) => {
  const began = performance.now();
  let body = "";
  request.setEncoding("utf8").on("data", (chunk) => (body += chunk));
  request.on("end", () => {
    const send = (pieces) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": pieces.reduce((sum, piece) => sum + piece.length, 0) });
      for (const piece of pieces) response.write(piece);
      response.end();
    };
    if (request.method === "GET" && request.url.split("?")[0].endsWith("/attributes")) return send([Buffer.from(attributesAnswer(request.url))]);
    const { limit = PAGE, offset = 0 } = JSON.parse(body || "{}");
    setTimeout(send, latencyMs - (performance.now() - began), pageAt(offset, Math.max(0, Math.min(limit, PAGE, total - offset))));
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
process.stdin.on("end", () => process.exit(0)).resume();
