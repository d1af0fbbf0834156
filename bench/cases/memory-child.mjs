// f., in a fresh process: exports, or fetches and drops, and prints its peak memory.
import { exports } from "./export.mjs";

const { way, server } = JSON.parse(process.argv[2]);
const bytes = await exports[way](server);
console.log(`\n${JSON.stringify({ bytes, peak: process.resourceUsage().maxRSS * 1024 })}`);
process.exit(0);
