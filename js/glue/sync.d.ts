// The exports of the sync's glue (`sync.js`, written by the build) that the package's own modules use.

export const imports: WebAssembly.Imports;
export function start(exports: WebAssembly.Exports): void;
export const Work: { sweep(claim: string): any; marks(claim: string): any };
export function next(state: string, now: number, turn: number): string;
export function marked(events: string, workspace?: string): string;
export function choose(known: string, collections: string): string;
export function why(kind: string, code: string, alone: boolean): string;
export function views(tables: string, dialect: string, prefix: string): string;
