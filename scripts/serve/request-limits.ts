import { LRUCache } from "lru-cache";
import type { RequestKind } from "@/lib/site/request-kind";

const minute = 60_000;
/** Whoever floods the server from more addresses than this is forgotten in parts, and costs no memory. */
const mostClients = 100_000;

/** Counts what each address asked within a minute: pages with data, pictures, and documents apart. */
export class RequestLimits {
  private readonly counts = new LRUCache<string, { asked: number; until: number }>({ max: mostClients });

  /** @param most in a minute and of each of the three; 0 for any number */
  constructor(readonly most: number) {}

  /** Counts one request; the seconds to wait where it is one too many, else 0. */
  take(client: string, kind: RequestKind, now = Date.now()): number {
    if (this.most === 0 || kind === "asset" || kind === "health") return 0;
    const key = `${kind === "data" ? "page" : kind} ${client}`;
    const known = this.counts.get(key);
    const count = known && known.until > now ? known : { asked: 0, until: now + minute };
    count.asked += 1;
    if (count !== known) this.counts.set(key, count);
    return count.asked <= this.most ? 0 : Math.ceil((count.until - now) / 1_000);
  }
}
