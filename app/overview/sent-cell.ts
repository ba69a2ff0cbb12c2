import type { CoverageCell } from "@/db/queries/coverage";

/** What is usual of a cell: a report in time, as it first came out, with no findings. */
const usual = { amendment: null, late: false, findings: 0 };

/** A cell as a page sends it to a browser: without the fields that are as usual. */
export type SentCell = Pick<CoverageCell, "year" | "state"> & Partial<CoverageCell>;

export function sentCell(cell: CoverageCell): SentCell {
  const sent: SentCell = { year: cell.year, state: cell.state };
  if (cell.publishedOn !== null) sent.publishedOn = cell.publishedOn;
  if (cell.firstPublishedOn !== cell.publishedOn) sent.firstPublishedOn = cell.firstPublishedOn;
  if (cell.amendment !== usual.amendment) sent.amendment = cell.amendment;
  if (cell.late !== usual.late) sent.late = cell.late;
  if (cell.findings !== usual.findings) sent.findings = cell.findings;
  return sent;
}

export function receivedCell(cell: SentCell): CoverageCell {
  const publishedOn = cell.publishedOn ?? null;
  return { ...usual, publishedOn, firstPublishedOn: publishedOn, ...cell };
}
