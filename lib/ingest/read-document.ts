import { checkReport, dropRepeats, statusOf } from "./check/check-report";
import type { ReportDocument } from "./document";
import { extract, noTableError } from "./extract/extract";
import { checkPrintedYears } from "./extract/headings";
import { introducesReport } from "./identify/agency-beside-title";
import { identify } from "./identify/identify";
import { isTitled } from "./identify/printed-title";
import { mayBeTextOnly, textOnlyProblem } from "./older-report";
import { inPlainScript } from "./plain-script";
import { checkChannels } from "./prose/check-statements";
import { readProse } from "./prose/read-prose";
import { sheetFormats } from "./read/sheet/sheet";
import type { ReportReading, Section } from "./reading";

/**
 * A document up to its figures: extract, identify, check. Deterministic; looks up no agency.
 * @param fileName a weak witness for agency and year
 * @param declaredYear by whoever brought the file; settles the year
 * @throws ReadError with one Chinese sentence if nothing of the document can be used
 */
export function readDocument(
  printed: ReportDocument,
  fileName: string,
  declaredYear?: number,
): ReportReading {
  const document = inPlainScript(printed);
  const { form, requestsForm, cells, problems, sections, tokens, printedYears } = extract(document);
  const isText = form === "none";
  if (isText && !isTitled(tokens, document, fileName) && !introducesReport(tokens))
    throw noTableError(document);
  const identity = identify(document, tokens, sections, fileName, declaredYear);
  if (isText && !mayBeTextOnly(identity)) throw noTableError(document);
  const text = isSheetAlone(document, sections) ? null : sections;
  const prose = readProse(sections, tokens, identity.agency, identity.year);
  const checked = checkReport(cells, requestsForm, text, identity.year, identity.agency);
  const found = [
    ...checkPrintedYears(printedYears, cells, identity.year),
    ...checked,
    ...checkChannels(prose),
  ];
  const own = isText ? [textOnlyProblem(identity)] : problems;
  const all = dropRepeats([...identity.problems, ...found, ...own]);
  return {
    status: statusOf(all),
    agency: identity.agency,
    year: identity.year,
    form,
    scope: "own",
    publishedOn: identity.publishedOn,
    title: identity.title,
    cells,
    prose,
    problems: all,
    sections,
    document: printed,
  };
}

/** The statutory tables as a sheet, without the report around them. */
const isSheetAlone = ({ format }: ReportDocument, sections: readonly Section[]) =>
  sheetFormats.some((sheet) => sheet === format) &&
  !sections.some(({ number }) => number === 5 || number === 6);
