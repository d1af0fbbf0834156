// Program for a runtime: runs the cases of its argument and prints the result as one line.
import process from "node:process";
import { measure } from "../cases/in-process.mjs";

const { rivals: wanted, ...how } = JSON.parse(process.argv[2]);
const rivals = wanted ? [(await import("../contenders/attio-ts-sdk.mjs")).attioTsSdk] : [];
console.log(`\n${JSON.stringify(await measure({ ...how, rivals }))}`);
process.exit(0);
