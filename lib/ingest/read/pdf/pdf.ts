import type { ReportDocument } from "../../document";
import { ReadError } from "../../open/read-error";
import { isMeaningless } from "../../plain-script";
import { blocksOfPages } from "./blocks";
import { withOverflow } from "./drawn-page-breaks";
import { loadPages } from "./load-pages";
import { type PageParts, partsOfPage, withoutRunningLines } from "./page-parts";
import type { PdfPage } from "./page-shapes";
import { markCutFigures, withWholeHeads } from "./undrawn-page-breaks";

/**
 * Reads a PDF file: tables by the lines that are drawn, or by the places of the figures where none are; joined over
 * page breaks; the rest as paragraphs. Only what a person would see is read.
 * @throws ReadError if the file is encrypted, damaged, too large, or a picture of a report
 */
export async function readPdf(bytes: Uint8Array): Promise<ReportDocument> {
  const { pages, metadata } = await loadPages(bytes);
  const parts = pages.map((page) => ({ width: page.width, height: page.height, parts: partsOfPage(page) }));
  refuseInvisibleText(pages, parts);
  const whole = withWholeHeads(pages, withoutRunningLines(parts));
  return { format: "pdf", metadata, blocks: blocksOfPages(markCutFigures(withOverflow(whole))) };
}

const fewest = 30;
const tooManyUnknown = 0.05;

/**
 * Refuses a file whose text nobody sees or means: pictures of pages, with or without a recognised text behind them
 * (decision 006), and text that was stored as bare shapes.
 * @throws ReadError
 */
function refuseInvisibleText(pages: readonly PdfPage[], parts: readonly PageParts[]): void {
  const letters = pages.flatMap(({ glyphs }) => glyphs.filter(({ text }) => text.trim() !== ""));
  const hidden = pages.reduce((sum, page) => sum + page.hidden, 0);
  const written = pages.filter(({ glyphs }) => glyphs.length > 0);
  const hasTable = parts.some((page) => page.parts.some(({ kind }) => kind === "table"));
  const isCovered =
    written.length > 0 &&
    written.every(({ pictureOverText: over }) => over === "opaque" || (over === "some" && !hasTable));
  if (hidden > letters.length || isCovered)
    throw new ReadError(
      "是扫描件，其中的文字是机器识别后藏在图片背后的，数字可能有误，未读取；请提供Word或网页原件",
    );
  if (letters.length < fewest)
    throw new ReadError("是扫描件或图片，没有可读的文字，未读取；请提供Word或网页原件");
  const unknown = letters.filter(({ text }) => isMeaningless(text)).length;
  if (unknown > letters.length * tooManyUnknown)
    throw new ReadError("的文字没有编码，只有字形，无法读取；请提供Word或网页原件");
}
