#!/usr/bin/env node
// `npx attio-wasm`: the command. In Deno: `deno run -A npm:attio-wasm`.
import { readFileSync } from "node:fs";
import process from "node:process";
import { main } from "../js/command/main.js";

const version = () => JSON.parse(readFileSync(new URL("./package.json", import.meta.url), "utf8")).version;

process.exitCode = await main(process.argv.slice(2), process, version);
