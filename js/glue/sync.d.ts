// The exports of the sync's glue (`sync.js`, written by the build) that the package's own modules use.

export const imports: WebAssembly.Imports;
export function start(exports: WebAssembly.Exports): void;
export const Work: { sweep(claim: unknown): any; marks(claim: unknown): any };
export function next(state: unknown, now: number, turn: number): any;
export function marked(events: unknown, workspace?: string): { rows: [string, string][]; schema: boolean; ignored: number };
export function why(kind: string, code: string, alone: boolean): string;
export function views(tables: unknown, dialect: "sqlite" | "postgres", prefix: string): { views: Made[]; indexes: Made[] };
export interface Made {
  name: string;
  sql: string;
}
