// 1,000 random bodies, signed by OpenSSL and by Python, which must agree before they serve as the reference.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomBy } from "../random.mjs";

const SECRETS = 20;
const BODIES = 50;

const PYTHON = `
import base64, hashlib, hmac, json, sys
for case in json.load(sys.stdin):
    print(hmac.new(case["secret"].encode(), base64.b64decode(case["body"]), hashlib.sha256).hexdigest())
`;

/** @returns {Promise<{ cases: { secret: string, body: string, signature: string }[], results: { name: string, error?: string }[] }>} */
export async function randomBodies(seed = 20_260_401) {
  const random = randomBy(seed);
  const next = (below) => Math.floor(random() * below);
  const letters = [..."abcdef0123456789ABCXYZ-_.:/+= !ßé漢🦀"];
  const folder = mkdtempSync(join(tmpdir(), "attio-webhooks-"));
  try {
    const cases = [];
    for (let at = 0; at < SECRETS; at += 1) {
      // The vendor's secrets are 64 hexadecimal digits; OpenSSL accepts no empty one and none that looks like an
      // option.
      const secret = `k${Array.from({ length: 1 + next(80) }, () => letters[next(letters.length)]).join("")}`;
      const files = [];
      for (let body = 0; body < BODIES; body += 1) {
        const bytes = Buffer.from(Array.from({ length: next(2) === 0 ? next(200) : next(4_000) }, () => next(256)));
        const file = join(folder, `${at}-${body}`);
        writeFileSync(file, bytes);
        files.push(file);
        cases.push({ secret, body: bytes.toString("base64"), signature: "" });
      }
      const lines = execFileSync("openssl", ["dgst", "-sha256", "-hmac", secret, "-hex", ...files]).toString().trim().split("\n");
      lines.forEach((line, index) => (cases[at * BODIES + index].signature = line.split(" ").pop()));
    }
    const python = execFileSync("python3", ["-c", PYTHON], { input: JSON.stringify(cases) }).toString().trim().split("\n");
    const apart = cases.filter(({ signature }, at) => signature !== python[at]).length;
    const name = `${cases.length} random bodies: OpenSSL and Python agree`;
    return { cases, results: [{ name, error: apart > 0 || cases.length !== SECRETS * BODIES ? `${apart} differ` : undefined }] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
