import type { ReadDb } from "@/db/client";
import { collectedOriginal } from "@/db/queries/collected-pages";
import type { CollectedAddress } from "@/db/write/record-collected";
import { shownName } from "@/lib/ingest/file-name";
import { isOtherAgency, isShortFor } from "@/lib/ingest/identify/other-agency";
import type { ReaderPool } from "@/lib/ingest/sandbox/reader-pool";
import type { CollectedPage } from "./collect-pages";
import { isPage, reportsIn } from "./content-words";
import type { Look } from "./look-at-address";

/** What is to be imported of a page: itself, or a file that it links to. */
export type ChosenReport = {
  collected: CollectedPage;
  /** Where it was fetched from. */
  url: string;
  isFile: boolean;
  name: string;
  bytes: Uint8Array;
  /** Whose reports its files are, where none is taken because it is not told which is that of the listed agency. */
  rivals: string[];
};

/** What has been fetched of a page and its files, and not been imported. */
export function waitingAddresses({ page, files }: CollectedPage): CollectedAddress[] {
  return [page, ...files]
    .filter(({ state }) => state.sha256 !== null && !state.taken)
    .map(({ address }) => address);
}

/**
 * The one report of a page and its files: the page where its tables are in it, else the first file that has tables,
 * Word before the others; where there are none anywhere, the first file, or the page, so that it is said why not. Of
 * files of several agencies that of the listed one, and where none is, the page, as nobody may guess.
 */
export async function chosenReport(
  db: Pick<ReadDb, "select">,
  readers: ReaderPool,
  collected: CollectedPage,
): Promise<ChosenReport | null> {
  const { page, files, links } = collected;
  const linked = files.filter(
    ({ address, state }) => links.includes(address.url) && state.vanishedAt === null,
  );
  const sorted = [...linked].sort((a, b) => rankOf(a.address.url) - rankOf(b.address.url));
  const without: ChosenReport[] = [];
  const found: Found[] = [];
  for (const look of [page, ...sorted]) {
    const isFile = look !== page;
    const { sha256, vanishedAt } = look.state;
    const bytes = sha256 === null || vanishedAt !== null ? null : await collectedOriginal(db, sha256);
    if (bytes === null) continue;
    const name = fileName(look, bytes);
    const url = look.state.finalUrl ?? look.address.url;
    const reports = await reportsIn(readers, bytes, name, look.address.year);
    without.push({ collected, url, isFile, name, bytes, rivals: [] });
    for (const { figures, agency, ...own } of reports) {
      const chosen = {
        collected,
        url,
        isFile,
        name: fileNameIn(own.name, name),
        bytes: own.bytes,
        rivals: [],
      };
      if (figures > 0) found.push({ chosen, agency });
    }
    if (!isFile && found.length > 0) break;
  }
  const unread = without.find(({ isFile }) => isFile) ?? without[0] ?? null;
  if (found.length === 0) return unread;
  const one = theListed(found, collected.listed.name);
  if (one) return one;
  const own = without.find(({ isFile }) => !isFile);
  return own ? { ...own, rivals: [...new Set(found.map(({ agency }) => agency ?? "没有写明机关的"))] } : null;
}

type Found = { chosen: ChosenReport; agency: string | null };

/** The first, unless others than the listed agency have reports among them: then the one that names it. Null: it is not told. */
function theListed(found: readonly Found[], listed: string): ChosenReport | null {
  const [first] = found;
  const others = found.filter(({ agency }) => areOthers(agency, listed));
  if (others.length === 0) return first?.chosen ?? null;
  const own = found.find(({ agency }) => agency !== null && !areOthers(agency, listed));
  if (own) return own.chosen;
  const isOne = found.every(({ agency }) => agency !== null && !areOthers(agency, others[0]?.agency ?? null));
  return isOne ? (first?.chosen ?? null) : null;
}

const areOthers = (one: string | null, other: string | null): boolean =>
  one !== null &&
  other !== null &&
  isOtherAgency(one, other) &&
  !isShortFor(one, other) &&
  !isShortFor(other, one);

const ranks = [/\.docx/i, /\.(?:doc|wps)/i, /\.xlsx?/i, /\.pdf/i];

function rankOf(address: string): number {
  const rank = ranks.findIndex((suffix) => suffix.test(address));
  return rank === -1 ? ranks.length : rank;
}

function fileName({ address, state }: Look, bytes: Uint8Array): string {
  const { pathname } = new URL(state.finalUrl ?? address.url);
  const last = safeName(decoded(pathname.split("/").at(-1) ?? ""));
  if (!isPage(bytes)) return last === "" ? "report" : last;
  return /\.s?html?$/i.test(last) ? last : `${last === "" ? "index" : last}.html`;
}

/** Out of an archive its own name, without the folders. */
const fileNameIn = (inner: string, name: string) =>
  inner.startsWith(`${name}/`) ? safeName(inner.split("/").at(-1) ?? name) : name;

export const safeName = (name: string): string =>
  shownName(name)
    .replace(/[\\/:*?"<>|]/g, "_")
    .slice(-80);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
