import type { ReadDb } from "@/db/client";
import { collectedOriginal } from "@/db/queries/collected-pages";
import type { CollectedAddress } from "@/db/write/record-collected";
import { shownName } from "@/lib/ingest/file-name";
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
};

/** What has been fetched of a page and its files, and not been imported. */
export function waitingAddresses({ page, files }: CollectedPage): CollectedAddress[] {
  return [page, ...files]
    .filter(({ state }) => state.sha256 !== null && !state.taken)
    .map(({ address }) => address);
}

/**
 * The one report of a page and its files: the page where its tables are in it, else the first file that has tables,
 * Word before the others; where there are none anywhere, the first file, or the page, so that it is said why not.
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
  let otherwise: ChosenReport | null = null;
  for (const look of [page, ...sorted]) {
    const isFile = look !== page;
    const { sha256, vanishedAt } = look.state;
    const bytes = sha256 === null || vanishedAt !== null ? null : await collectedOriginal(db, sha256);
    if (bytes === null) continue;
    const name = fileName(look, bytes);
    const url = look.state.finalUrl ?? look.address.url;
    const reports = await reportsIn(readers, bytes, name, look.address.year);
    const best = reports.find(({ figures }) => figures > 0);
    if (best) return { collected, url, isFile, name: fileNameIn(best.name, name), bytes: best.bytes };
    if (otherwise === null || (isFile && !otherwise.isFile))
      otherwise = { collected, url, isFile, name, bytes };
  }
  return otherwise;
}

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
