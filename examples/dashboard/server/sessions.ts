// Access control: everybody who opened the printed address has access. Replace this file by your application's login.
import { randomBytes, timingSafeEqual } from "node:crypto";

const COOKIE = "dashboard_session";
const random = () => randomBytes(24).toString("base64url");

export function createSessions() {
  const ticket = random();
  const sessions = new Set<string>();
  return {
    /** The secret part of the address. */
    ticket,

    has(request: { headers: { get(name: string): string | null } }) {
      const id = new RegExp(`(?:^|; )${COOKIE}=([\\w-]+)`).exec(request.headers.get("cookie") ?? "")?.[1];
      return id !== undefined && sessions.has(id);
    },

    /** The cookie of a new session, or undefined where the ticket is wrong. */
    open(given: string | undefined) {
      const [a, b] = [Buffer.from(given ?? ""), Buffer.from(ticket)];
      if (a.length !== b.length || !timingSafeEqual(a, b)) return undefined;
      const id = random();
      sessions.add(id);
      return `${COOKIE}=${id}; Path=/; HttpOnly; SameSite=Strict`;
    },
  };
}
