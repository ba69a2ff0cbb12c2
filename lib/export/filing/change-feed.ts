import { createHash } from "node:crypto";
import { element, escapeHtml } from "../html";

export type FeedEntry = {
  /** What tells it from all others, the same for ever. */
  identity: readonly string[];
  title: string;
  /** ISO time. */
  updated: string;
  /** A whole address. */
  link: string;
  summary: string;
  /** What happened, as programs tell it: `new`, `corrected`. */
  category: { term: string; label: string };
};

export type Feed = {
  identity: readonly string[];
  title: string;
  subtitle: string;
  updated: string;
  /** Whole addresses of the feed itself and of the page that it is about. */
  self: string;
  page: string;
  /** The latest first. */
  entries: readonly FeedEntry[];
};

/** A feed in Atom (RFC 4287). Its ids are made of what they name, and not of where the site is reached. */
export function atomFeed({ identity, title, subtitle, updated, self, page, entries }: Feed): string {
  const head = [
    text("id", idOf(identity)),
    text("title", title),
    text("subtitle", subtitle),
    text("updated", updated),
    element("author", text("name", "年报通")),
    link("self", self, "application/atom+xml"),
    link("alternate", page, "text/html"),
  ];
  const all = [...head, ...entries.map(entryXml)].map((line) => `${line}\n`).join("");
  const feed = element("feed", `\n${all}`, { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": "zh-CN" });
  return `<?xml version="1.0" encoding="utf-8"?>\n${feed}\n`;
}

const entryXml = ({ identity, title, updated, link: href, summary, category }: FeedEntry) =>
  element(
    "entry",
    text("id", idOf(identity)) +
      text("title", title) +
      text("updated", updated) +
      link("alternate", href, "text/html") +
      element("category", "", category) +
      text("summary", summary),
  );

const text = (name: string, content: string) => element(name, escapeHtml(content));

const link = (rel: string, href: string, type: string) => element("link", "", { rel, type, href });

/** A name-based UUID (version 8 of RFC 9562) of what is named. */
function idOf(identity: readonly string[]): string {
  const bytes = createHash("sha256").update(JSON.stringify(identity)).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return `urn:uuid:${parts.join("-")}`;
}
