import { z } from "zod";
import { cellMissingReasons, forms } from "@/lib/catalogue/cell";
import { cellById, findCell } from "@/lib/catalogue/cells";
import { type CheckId, checks } from "@/lib/catalogue/checks";
import { scopes } from "@/lib/catalogue/form-facts";
import { readFigure } from "../extract/figure";
import { isReportYear } from "../identify/dates";
import { ReadError } from "../open/read-error";
import { refuseHalfCharacters } from "../open/whole-characters";
import { type CellReading, type Problem, type ReadOutcome, refusalReason } from "../reading";
import { jsonDocument, placeLimits } from "./json-document";
import { structuredReport } from "./structured-report";

const place = z.object({
  table: z.int().positive().max(placeLimits.table),
  row: z.int().positive().max(placeLimits.row),
  column: z.int().positive().max(placeLimits.column),
});
const at = place.nullable().optional();
/** More than 15 digits are no figure of a report, and are not kept exactly. */
const mostOfFigure = 1e15;
const raw = z.string().max(2000).optional();
const cell = z.union([
  z.strictObject({
    value: z.number().gt(-mostOfFigure).lt(mostOfFigure),
    unit: z.enum(["元", "万元"]).optional(),
    raw,
    at,
  }),
  z.strictObject({ missing: z.enum(cellMissingReasons), raw, at }),
]);
const sentence = z.strictObject({
  value: z.number().nonnegative().lt(mostOfFigure),
  approximate: z.boolean(),
  raw: z.string().max(2000),
  at: place,
  section: z.int().min(1).max(6).nullable(),
});
const isCheck = (id: string): id is CheckId => Object.hasOwn(checks, id);
const problem = z.object({
  check: z.string().refine(isCheck),
  severity: z.enum(["error", "warning", "note"]),
  cells: z.array(z.string()),
  message: z.string().max(2000),
  expected: z.number().nullish(),
  found: z.number().nullish(),
});
const isProse = (id: string) => findCell(id)?.table === "prose";
const base = { file: z.string().max(1000) };
const line = z.discriminatedUnion("status", [
  z.object({ ...base, status: z.literal("refused"), reason: z.string().max(2000) }),
  z.object({
    ...base,
    status: z.enum(["accepted", "flagged"]),
    agency: z.string().min(1).max(200),
    agency_code: z
      .string()
      .regex(/^\d{6}(?:\d{3})?$/)
      .nullish(),
    year: z.int().refine(isReportYear),
    form: z.enum(forms),
    scope: z.enum(scopes),
    published_on: z.iso.date().nullable(),
    title: z.string().max(500).nullable(),
    cells: z.record(z.string(), cell),
    prose: z.record(z.string().refine(isProse), sentence).default({}),
    problems: z.array(problem).default([]),
  }),
]);
type Line = z.infer<typeof line>;

const mostReports = 2000;

/**
 * The reports that `read --json` printed: one object a line, or one object, or an array of them. Figures keep
 * their raw text and place; what can be checked from the figures is checked again, the other problems are kept.
 * @returns one outcome a report, in order, named `file.json#the file it was read from`
 * @throws ReadError if the text is no JSON or holds no report
 */
export function readJson(text: string, fileName: string): { name: string; outcome: ReadOutcome }[] {
  const values = parsed(text);
  if (values.length === 0)
    throw new ReadError("是JSON文件，其中没有报告；请提供报告原件，或read --json的输出");
  if (values.length > mostReports)
    throw new ReadError(`有${values.length}份报告，超过${mostReports}份的上限，请分成几个文件`);
  refuseRepeatedKeys(text, values);
  refuseHalfCharacters(values);
  const many = values.length > 1;
  return values.map((value, index) => {
    const result = line.safeParse(value);
    const own = result.success ? result.data.file : `第${index + 1}份`;
    const name = many ? `${fileName}#${own}` : fileName;
    return { name, outcome: result.success ? outcomeOf(result.data) : refusal(result.error) };
  });
}

function parsed(text: string): unknown[] {
  const source = text.replace(/^\ufeff/, "").trim();
  try {
    const whole: unknown = JSON.parse(source);
    return Array.isArray(whole) ? whole : [whole];
  } catch {
    return source.split(/\r?\n/).flatMap((item, index): unknown[] => {
      if (item.trim() === "") return [];
      try {
        return [JSON.parse(item)];
      } catch {
        throw new ReadError(`第${index + 1}行不是完整的JSON，文件可能被截断，请重新生成`);
      }
    });
  }
}

/** JSON.parse keeps the last of two equal keys without a word; what stands twice must not be read. */
function refuseRepeatedKeys(text: string, values: readonly unknown[]): void {
  let printed = 0;
  // In whole JSON a string before a colon is a key, and nothing else is.
  for (const [, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)) if (colon !== undefined) printed += 1;
  if (printed !== keysIn(values))
    throw new ReadError("是JSON文件，其中有的数据项出现了两次，不能确定采用哪一个，请重新生成");
}

function keysIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let keys = Array.isArray(value) ? 0 : Object.keys(value).length;
  for (const inner of Object.values(value)) keys += keysIn(inner);
  return keys;
}

function refusal({ issues }: z.ZodError): ReadOutcome {
  const [first] = issues;
  const where = first && first.path.length > 0 ? `“${first.path.join(".")}”` : "结构";
  return { status: "refused", reason: `的${where}与read --json的格式不符，未入库；请重新生成` };
}

/** Checks that follow from the figures and the agency alone, and so are made anew. */
const remade = new Set<CheckId>([
  "balance",
  "closed-sum",
  "applicant-sum",
  "dispute-sum",
  "indicator-sum",
  "nonnegative",
  "integer",
  "no-requests",
  "rules-competence",
  "unknown-agency",
  "form",
]);

function outcomeOf(report: Line): ReadOutcome {
  if (report.status === "refused") return { status: "refused", reason: refusalReason(report.reason) };
  const unknown = Object.keys(report.cells).find((id) => findCell(id) === undefined || isProse(id));
  if (unknown !== undefined)
    return {
      status: "refused",
      reason: `的数据项“${unknown.slice(0, 80)}”不在指标目录中，未入库；请用同一版本重新生成`,
    };
  const cells = new Map(Object.entries(report.cells).map(([id, given]) => [id, readingOf(given)]));
  const problems = [
    ...report.problems
      .filter(({ check, cells: ids }) => !remade.has(check) && !(check === "incomplete" && ids.length > 0))
      .map(problemOf),
    ...withoutMisquoted(cells),
  ];
  const { agency, year, form, scope, published_on: publishedOn, title } = report;
  const prose = new Map(Object.entries(report.prose));
  const document = jsonDocument(report.file, cells, prose);
  const agencyCode = report.agency_code ?? null;
  return structuredReport({
    ...{ agency, agencyCode, year, form, scope, scopeGiven: true },
    ...{ publishedOn, title, cells, prose, document, problems },
  });
}

/** Takes out the figures that are not what is quoted beside them, and names them. */
function withoutMisquoted(cells: Map<string, CellReading>): Problem[] {
  const problems: Problem[] = [];
  for (const [id, cell] of cells) {
    if (cell.kind === "missing") continue;
    const { zh, measure } = cellById(id);
    const quoted = readFigure(cell.raw, measure);
    if (quoted.kind === "missing" || quoted.value === cell.value) continue;
    cells.set(id, { kind: "missing", reason: "unreadable", raw: cell.raw, at: cell.at });
    const message = `“${zh}”的数值为${cell.value}，原文却是“${cell.raw.slice(0, 30)}”，未采用。`;
    problems.push({ check: "layout", severity: "warning", cells: [id], message });
  }
  return problems;
}

function readingOf(given: z.infer<typeof cell>): CellReading {
  const at = given.at ?? null;
  if ("missing" in given) return { kind: "missing", reason: given.missing, raw: given.raw ?? "", at };
  const { value, unit, raw = String(value) } = given;
  return { kind: "number", value, raw, at: at ?? { table: 1, row: 1, column: 1 }, ...(unit ? { unit } : {}) };
}

function problemOf({ check, severity, cells, message, expected, found }: z.infer<typeof problem>): Problem {
  return {
    check,
    severity,
    cells: cells.filter((id) => findCell(id) !== undefined),
    message,
    ...(typeof expected === "number" ? { expected } : {}),
    ...(typeof found === "number" ? { found } : {}),
  };
}
