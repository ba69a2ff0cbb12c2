import type { CoverageCell } from "@/db/queries/coverage";
import { differingFields } from "@/lib/series/packed-series";

/** A cell as a page sends it to a browser: without the fields that are as usual. */
export type SentCell = Pick<CoverageCell, "year" | "state"> & Partial<CoverageCell>;

/** What is usual of a cell: a report in time, as it first came out, with no findings. */
function usualCell({ year, state, publishedOn = null }: SentCell): CoverageCell {
  return {
    year,
    state,
    publishedOn,
    firstPublishedOn: publishedOn,
    amendment: null,
    late: false,
    findings: 0,
  };
}

export const sentCell = (cell: CoverageCell): SentCell => ({
  year: cell.year,
  state: cell.state,
  ...differingFields(cell, { ...usualCell(cell), publishedOn: null }),
});

export const receivedCell = (cell: SentCell): CoverageCell => ({ ...usualCell(cell), ...cell });
