import type { ReportDocument } from "../../document";
import { blocksOfPages } from "./blocks";
import { markCutFigures } from "./cut-figures";
import { withWholeHeads } from "./cut-heads";
import { loadPages } from "./load-pages";
import { withOverflow } from "./overflow";
import { partsOfPage } from "./page-parts";
import { refuseUnseen } from "./refuse-unseen";
import { withoutRunningLines } from "./running-lines";

/**
 * Reads a PDF file: tables by the lines that are drawn, or by the places of the figures where none are; joined over
 * page breaks; the rest as paragraphs. Only what a person would see is read.
 * @throws ReadError if the file is encrypted, damaged, too large, or a picture of a report
 */
export async function readPdf(bytes: Uint8Array): Promise<ReportDocument> {
  const { pages, metadata } = await loadPages(bytes);
  const parts = pages.map((page) => ({ width: page.width, height: page.height, parts: partsOfPage(page) }));
  refuseUnseen(pages, parts);
  const whole = withWholeHeads(pages, withoutRunningLines(parts));
  return { format: "pdf", metadata, blocks: blocksOfPages(markCutFigures(withOverflow(whole))) };
}
