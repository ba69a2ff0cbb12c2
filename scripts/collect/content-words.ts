import { attachmentLinks } from "@/lib/collect/attachment-links";
import { documentLines } from "@/lib/collect/document-lines";
import { pageWords, reportWords } from "@/lib/collect/page-words";
import { sniff } from "@/lib/ingest/open/sniff";
import { documentOf } from "@/lib/ingest/packed-reading";
import type { FinishedReading } from "@/lib/ingest/reading";
import { sha256 } from "@/lib/ingest/reading-hashes";
import type { ReaderPool } from "@/lib/ingest/sandbox/reader-pool";

/** What was fetched, as far as it can be told from what was there before. */
export type ContentWords = {
  /** Null where nobody can read it. */
  lines: string[] | null;
  /** Files of the report that a page links to. */
  links: string[];
  /** Over what makes it a report, if it is one: all that stands around it is not in it. */
  report: string | null;
};

/** `agency` as its title says; null where it says none. */
export type ReportInFile = { name: string; bytes: Uint8Array; figures: number; agency: string | null };

export const isPage = (bytes: Uint8Array): boolean => {
  try {
    return sniff(bytes) === "html";
  } catch {
    return false;
  }
};

/** The files of its report that a page links to; of a file none. */
export function linksOf(bytes: Uint8Array, address: string, year: number): string[] {
  const words = isPage(bytes) ? pageWords(bytes) : null;
  return words ? attachmentLinks(words, address, year) : [];
}

/** The words of a page or file; files are read in processes of their own. */
export async function contentWords(
  readers: ReaderPool,
  bytes: Uint8Array,
  address: string,
  year: number,
): Promise<ContentWords> {
  const readings = (await readers.read(bytes, "file", () => year)).flatMap(({ outcome }) =>
    outcome.status === "refused" ? [] : [outcome],
  );
  const [only] = readings;
  const words = isPage(bytes) ? pageWords(bytes) : null;
  return {
    lines: words?.lines ?? (readings.length === 0 ? null : readings.flatMap(linesOf)),
    links: words ? attachmentLinks(words, address, year) : [],
    report: only && readings.length === 1 ? identityOf(only) : null,
  };
}

const linesOf = ({ document }: FinishedReading) => documentLines(documentOf(document.packed));

const identityOf = ({ agency, title, publishedOn, hashes, sections }: FinishedReading) => {
  const words = reportWords(sections.flatMap(({ heading, text }) => [heading, text]));
  return sha256(JSON.stringify([agency, title, publishedOn, hashes.figures, words]));
};

/** Whether two contents say the same: the same lines, or the same report whatever stands around it, and the same files. */
export function saysTheSame(before: ContentWords, after: ContentWords): boolean {
  if (before.links.join("\n") !== after.links.join("\n")) return false;
  if (before.report !== null && before.report === after.report) return true;
  return hasSameLines(before, after);
}

const hasSameLines = (before: ContentWords, after: ContentWords) =>
  before.lines !== null && after.lines !== null && before.lines.join("\n") === after.lines.join("\n");

/** Whether the report is the same and something else of its page is not. */
export const differsAside = (before: ContentWords, after: ContentWords): boolean =>
  saysTheSame(before, after) && !hasSameLines(before, after);

/** The reports in a file, each with how many of its cells hold a number; one out of an archive with its own bytes. */
export async function reportsIn(
  readers: ReaderPool,
  bytes: Uint8Array,
  name: string,
  year: number,
): Promise<ReportInFile[]> {
  const outcomes = await readers.read(bytes, name, () => year);
  return outcomes.flatMap(({ outcome, name: inner, bytes: own }) => {
    if (outcome.status === "refused") return [];
    const figures = [...outcome.cells.values()].filter(({ kind }) => kind === "number").length;
    return [{ name: inner, bytes: own ?? bytes, figures, agency: outcome.agency }];
  });
}
