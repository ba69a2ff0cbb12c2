import { collectedOf, collectedOriginal, type StoredPage } from "@/db/queries/collected-pages";
import { linksOf } from "./content-words";
import type { WatchedPage } from "./listed-agencies";
import { type Look, type LookTools, lookAtAddress, recorderOf } from "./look-at-address";

/** A listed page as it was seen, with the files that belong to it. */
export type CollectedPage = {
  listed: WatchedPage;
  page: Look;
  files: Look[] /** Those that it links to now. */;
  links: string[];
};

/** Hosts that are visited at once. */
const lanes = 4;

/**
 * Looks at each page and at the files of its report, some hosts at once and one page of a host after the other: first
 * what was not looked at for the longest time. Gives them in the order of the list.
 */
export async function collectPages(
  given: Omit<LookTools, "record">,
  watched: readonly WatchedPage[],
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<CollectedPage[]> {
  const tools = { ...given, record: recorderOf(given.db) };
  const known = new KnownPages(
    await collectedOf(given.db, [...new Set(watched.map(({ agency }) => agency))]),
  );
  const byHost = new Map<string, WatchedPage[]>();
  for (const page of watched) {
    const { hostname } = new URL(page.url);
    byHost.set(hostname, [...(byHost.get(hostname) ?? []), page]);
  }
  const listed = new Set(watched.map(keyOf));
  const hosts = [...byHost.values()].values();
  const collected: CollectedPage[] = [];
  const visit = async () => {
    for (const pages of hosts) {
      const checked = (page: WatchedPage) => known.of(page)?.checkedAt ?? "";
      const sorted = [...pages].sort((a, b) =>
        checked(a) < checked(b) ? -1 : checked(a) > checked(b) ? 1 : 0,
      );
      for (const page of sorted) {
        collected.push(await collectPage(tools, page, known, listed));
        onProgress(collected.length, watched.length);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, visit));
  return collected.sort((a, b) => a.listed.line - b.listed.line);
}

async function collectPage(
  tools: LookTools,
  listed: WatchedPage,
  known: KnownPages,
  others: ReadonlySet<string>,
): Promise<CollectedPage> {
  const { agency, year, url } = listed;
  const page = await lookAtAddress(tools, { agency, year, url, page: null }, known.of(listed));
  // Who cannot see the page sees no more of its files.
  if (page.outcomes.includes("failed") || page.outcomes.includes("absent"))
    return { listed, page, files: [], links: [] };
  const links = await currentLinks(tools, page);
  const before = known.filesOf(listed);
  const addresses = new Set([...links, ...before.map((file) => file.url)]);
  const files: Look[] = [];
  for (const address of addresses) {
    const file = { agency, year, url: address, page: url };
    if (!others.has(keyOf(file))) files.push(await lookAtAddress(tools, file, known.of(file)));
  }
  return { listed, page, files, links };
}

async function currentLinks({ db }: LookTools, { address, state }: Look): Promise<string[]> {
  if (state.sha256 === null || state.vanishedAt !== null) return [];
  const bytes = await collectedOriginal(db, state.sha256);
  return bytes === null ? [] : linksOf(bytes, state.finalUrl ?? address.url, address.year);
}

type Address = Pick<StoredPage, "agency" | "year" | "url">;
const keyOf = ({ agency, year, url }: Address) => `${agency} ${year} ${url}`;

class KnownPages {
  private readonly rows = new Map<string, StoredPage>();
  private readonly files = new Map<string, StoredPage[]>();

  constructor(rows: readonly StoredPage[]) {
    for (const row of rows) {
      this.rows.set(keyOf(row), row);
      if (row.page === null) continue;
      const page = keyOf({ ...row, url: row.page });
      this.files.set(page, [...(this.files.get(page) ?? []), row]);
    }
  }

  of(address: Address): StoredPage | null {
    return this.rows.get(keyOf(address)) ?? null;
  }

  filesOf(page: Address): readonly StoredPage[] {
    return this.files.get(keyOf(page)) ?? [];
  }
}
