import { cellById } from "@/lib/catalogue/cells";
import { identities } from "@/lib/catalogue/identities";
import { labelKey } from "@/lib/catalogue/label-key";
import { type RequestRow, requestRows } from "@/lib/catalogue/requests";
import { statusOf } from "./check/check-report";
import type { Place } from "./document";
import { agencyOfPath } from "./identify/agency-beside-title";
import { isShortFor } from "./identify/other-agency";
import { ReadError } from "./open/read-error";
import type { Sheet, SheetFormat } from "./read/sheet/sheet";
import { sheetDocument } from "./read/sheet/sheet-document";
import { readDocument } from "./read-document";
import type { Problem, ReadOutcome, ReportReading } from "./reading";
import { readTidySheet } from "./structured/tidy-sheet";

type Named = { name: string; outcome: ReadOutcome };

/**
 * The reports of a workbook or a CSV file: those of a tidy sheet; one a sheet where several sheets hold the table of
 * requests; else the one report that all sheets make up.
 * @throws ReadError if a tidy sheet has no lines or too many
 */
export function readSheets(
  sheets: readonly Sheet[],
  format: SheetFormat,
  fileName: string,
  declaredYear?: number,
): Named[] {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const [first] = filled;
  if (!first) throw new ReadError("是空的工作簿，没有一格有内容，未入库；请索取填好的报告");
  const tidy = filled.map((sheet) => readTidySheet(sheet, format, fileName));
  if (tidy.some((found) => found !== null)) return tidy.flatMap((found) => found ?? []);
  const whole = filled.filter(hasRequests);
  if (whole.length < 2)
    return [{ name: fileName, outcome: reportOf(filled, format, fileName, declaredYear) }];
  return whole.map((sheet) => ({
    name: `${fileName}#${sheet.name}`,
    outcome: againstName(sheet.name ?? "", reportOf([sheet], format, `${sheet.name}`)),
  }));
}

/** A sheet among several is named on purpose, while its title is often left from the sheet it was copied from. */
function againstName(name: string, outcome: ReadOutcome): ReadOutcome {
  if (outcome.status === "refused") return outcome;
  const years = new Set(name.match(/(?<!\d)20\d\d(?=年?(?:年报|年度|\D*$))(?!年\d)/g) ?? []);
  const named = agencyOfPath(name)?.name ?? null;
  const { agency, year } = outcome;
  const isOtherYear = years.size === 1 && !years.has(String(year));
  const isOtherUnit =
    named !== null && agency !== null && !isShortFor(named, agency) && !isShortFor(agency, named);
  if (!isOtherYear && !isOtherUnit) return outcome;
  const problems = [
    ...outcome.problems,
    {
      check: "identity" as const,
      severity: "error" as const,
      cells: [],
      message: `工作表名为“${name}”，表中标题却是${agency ?? ""}${year}年；按标题采用，请核对。`,
    },
  ];
  return { ...outcome, problems, status: statusOf(problems) };
}

const keysOf = ({ printed, aliases }: RequestRow) => [printed, ...aliases].map(labelKey);
const [firstRow] = requestRows;
const lastRow = requestRows.at(-1);
const firstKeys = new Set(firstRow ? keysOf(firstRow) : []);
const lastKeys = new Set(lastRow ? keysOf(lastRow) : []);

/** Whether the table of requests stands on this sheet, from its first row to its last. */
function hasRequests({ rows }: Sheet): boolean {
  const keys = new Set(
    rows.flatMap(({ cells }) => cells.map(({ text }) => (text.length < 60 ? labelKey(text) : ""))),
  );
  return [firstKeys, lastKeys].every((known) => [...known].some((key) => keys.has(key)));
}

function reportOf(
  sheets: readonly Sheet[],
  format: SheetFormat,
  fileName: string,
  declaredYear?: number,
): ReadOutcome {
  const { document, formulas } = sheetDocument(sheets, format);
  try {
    const reading = readDocument(document, fileName, declaredYear);
    const problems = [...reading.problems, ...formulaProblems(reading, formulas)];
    return { ...reading, problems, status: statusOf(problems) };
  } catch (error) {
    if (error instanceof ReadError) return { status: "refused", reason: error.reason };
    throw error;
  }
}

const summed = new Set(identities.flatMap(({ left, right }) => [...left, ...right]));

/** A formula's kept result may be stale: worth a note where sums would tell, a warning where nothing would. */
function formulaProblems({ cells }: ReportReading, formulas: readonly Place[]): Problem[] {
  const places = new Set(formulas.map(keyOf));
  const ids = [...cells].flatMap(([id, { kind, at }]) =>
    kind === "number" && at && places.has(keyOf(at)) ? [id] : [],
  );
  const checked = ids.filter((id) => summed.has(id));
  const unchecked = ids.filter((id) => !summed.has(id));
  const names = unchecked.slice(0, 3).map((id) => `“${cellById(id).zh}”`);
  return [
    ...(checked.length > 0
      ? [problem("note", checked, `有${checked.length}格是公式，采用文件中保存的结果，已按勾稽关系核对。`)]
      : []),
    ...(unchecked.length > 0
      ? [
          problem(
            "warning",
            unchecked,
            `${names.join("、")}${unchecked.length > 3 ? `等${unchecked.length}格` : ""}是公式，采用文件中保存的结果，没有勾稽关系可以核对，请核对原件。`,
          ),
        ]
      : []),
  ];
}

const keyOf = ({ table, row, column }: Place) => `${table} ${row} ${column}`;
const problem = (severity: Problem["severity"], cells: string[], message: string): Problem => ({
  check: "layout",
  severity,
  cells,
  message,
});
