import type { FetchFault } from "./fetch-fault";
import { fetchLimits } from "./fetch-limits";
import { HostTurns } from "./host-turns";
import { resolveName } from "./pinned-address";
import { noProxy } from "./proxy";
import { type HttpAnswer, type RequestTerms, requestOnce } from "./request-once";
import { allowingRobots, parseRobots, type Robots, robotsBytes } from "./robots";

type Arrival = {
  status: number;
  etag: string | null;
  lastModified: string | null;
  /** Where redirects led. */
  finalUrl: string;
  /** Whether all of them say that they are for good. */
  isPermanent: boolean;
};

/** What became of an address. `unchanged`: the server says that it is as before (304). `at` is where it failed. */
export type Fetched =
  | (Arrival & { kind: "content"; bytes: Buffer })
  | (Arrival & { kind: "unchanged" })
  | { kind: "failed"; fault: FetchFault; status: number | null; at: string };

/** What is known of an address from before, to be asked only for what is new. */
export type KnownTags = { finalUrl: string | null; etag: string | null; lastModified: string | null };

export type FetchTerms = RequestTerms & {
  /** How we name ourselves, see `userAgent`. */
  agent: string;
  /** Milliseconds between the requests to one host. */
  pause: number;
};

/** The name by which robots.txt may address us. */
const product = "nianbaotong";

/** @param contact where somebody can ask about the visits: an e-mail address or a page */
export const userAgent = (contact: string | null): string =>
  `${product}/0.1 (${contact === null ? "" : `+${contact}; `}annual reports on open government)`;

export const plainTerms = { resolve: resolveName, limits: fetchLimits, proxy: noProxy };

/**
 * The fetching of one run: a request at a time to each host, with a pause, and what robots.txt disallows is left. A
 * host that says it is busy is not asked again; what failed for the moment is asked for twice more, after longer pauses.
 */
export class Fetcher {
  private readonly turns: HostTurns;
  private readonly robots = new Map<string, Promise<Robots | FetchFault>>();
  private readonly busy = new Set<string>();
  private readonly failing = new Set<string>();
  private received = 0;

  constructor(private readonly terms: FetchTerms) {
    this.turns = new HostTurns(terms.pause);
  }

  /** What is at an address, redirects followed: each is checked like the first. Never rejects. */
  async fetch(address: string, known: KnownTags): Promise<Fetched> {
    let url = fetchableUrl(address);
    let isPermanent = true;
    const failed = (fault: FetchFault, status: number | null = null, at = url?.href ?? address): Fetched => ({
      ...{ kind: "failed", fault, status, at },
    });
    for (let hops = 0; hops <= this.terms.limits.redirects; hops += 1) {
      if (!url) return failed("address");
      const isKnown = url.href === known.finalUrl;
      const answer = await this.ask(url, isKnown ? conditions(known) : {});
      if (typeof answer === "string") return failed(answer);
      const { status, headers, bytes } = answer;
      const arrival = {
        status,
        etag: headers.etag ?? (status === 304 ? known.etag : null),
        lastModified: headers["last-modified"] ?? (status === 304 ? known.lastModified : null),
        finalUrl: url.href,
        isPermanent,
      };
      if (status === 200) {
        if (hops > 0 && isHome(url) && !isHome(new URL(address))) return failed("home", status);
        return { kind: "content", ...arrival, bytes };
      }
      if (status === 304 && isKnown) return { kind: "unchanged", ...arrival };
      if (status === 404 || status === 410) return failed("absent", status);
      if (status === 429 || status === 503) {
        this.busy.add(url.hostname);
        return failed("busy", status);
      }
      if (!redirects.has(status) || headers.location === undefined) return failed("status", status);
      isPermanent &&= status === 301 || status === 308;
      const location = codedBytes(headers.location);
      const target = fetchableUrl(location, url.href);
      if (!target) return failed("address", status, location.slice(0, 500));
      url = target;
    }
    return failed("redirects");
  }

  private async ask(url: URL, headers: Record<string, string>): Promise<HttpAnswer | FetchFault> {
    const robots = await this.robotsOf(url);
    if (typeof robots === "string") return robots;
    if (!robots.allows(url.pathname + url.search)) return "robots";
    let answer = await this.request(url, headers);
    for (const pauses of retryAfter) {
      if (!mayPass(answer)) return answer;
      // A host that failed again and again does so for all its pages.
      if (this.failing.has(url.hostname)) return answer;
      await new Promise((wake) => setTimeout(wake, this.terms.pause * pauses));
      answer = await this.request(url, headers);
    }
    if (mayPass(answer)) this.failing.add(url.hostname);
    return answer;
  }

  private async request(url: URL, headers: Record<string, string>): Promise<HttpAnswer | FetchFault> {
    const { agent, limits } = this.terms;
    return this.turns.take(url.hostname, async () => {
      if (this.busy.has(url.hostname)) return "busy";
      if (this.received >= limits.runBytes) return "run-large";
      const own = { "user-agent": agent, accept: "*/*", "accept-encoding": "gzip, deflate" };
      const answer = await requestOnce(url, { ...own, ...headers }, this.terms);
      if (typeof answer !== "string") this.received += answer.bytes.length;
      return answer;
    });
  }

  private robotsOf({ origin }: URL): Promise<Robots | FetchFault> {
    const known = this.robots.get(origin);
    if (known) return known;
    const asked = this.askRobots(new URL("/robots.txt", origin));
    this.robots.set(origin, asked);
    return asked;
  }

  /** As RFC 9309 says: a site without one allows everything, one that cannot be asked nothing. */
  private async askRobots(address: URL): Promise<Robots | FetchFault> {
    let url: URL | null = address;
    for (let hops = 0; url && hops <= this.terms.limits.redirects; hops += 1) {
      const answer = await this.request(url, {});
      if (typeof answer === "string") return answer;
      const { status, headers, bytes }: HttpAnswer = answer;
      if (status === 200) {
        const robots = parseRobots(bytes.subarray(0, robotsBytes).toString("utf8"), product);
        if (robots.delay !== null)
          this.turns.ask(address.hostname, Math.min(robots.delay * 1000, this.terms.limits.longestPause));
        return robots;
      }
      if (status >= 500 || status === 429) return "robots-unknown";
      if (!redirects.has(status)) return allowingRobots;
      url = fetchableUrl(codedBytes(headers.location ?? ""), url.href);
    }
    return allowingRobots;
  }
}

/** After how many pauses between requests a page is asked for again. */
const retryAfter = [3, 10];

/** Whether the same request may be answered a little later; who says that he is busy is not asked again. */
const mayPass = (answer: HttpAnswer | FetchFault): boolean =>
  typeof answer === "string"
    ? answer === "connect" || answer === "slow" || answer === "broken"
    : answer.status >= 500 && answer.status !== 503;

const redirects = new Set([301, 302, 303, 307, 308]);

/** An address of the web, its place within the page left out; null for any other, or with a password in it. */
export function fetchableUrl(address: string, base?: string): URL | null {
  if (address.length > 2000 || !URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  if (!/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return null;
  url.hash = "";
  return url;
}

/** A header comes as bytes, each a letter: Chinese in it, in whatever encoding, goes back as it came. */
const codedBytes = (header: string): string =>
  header.replace(/[\u0080-\u00ff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);

function conditions({ etag, lastModified }: KnownTags): Record<string, string> {
  return {
    ...(etag === null ? {} : { "if-none-match": etag }),
    ...(lastModified === null ? {} : { "if-modified-since": lastModified }),
  };
}

/** Where sites send those who ask for what is not there any more. */
const isHome = ({ pathname, search }: URL) => search === "" && /^\/(?:index\.\w+)?$/i.test(pathname);
