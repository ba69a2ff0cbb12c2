import {
  type Cell,
  type CellMissingReason,
  cellMissingReasons,
  type Form,
  missingReasons,
  statutoryForms,
} from "@/lib/catalogue/cell";
import { cellById, findCell } from "@/lib/catalogue/cells";
import type { Box, Place, ReportDocument } from "../document";
import { readFigure } from "../extract/figure";
import type { SheetFormat } from "../read/sheet/sheet";
import type { CellReading, Problem, ReadOutcome, RefusalReason } from "../reading";
import { structuredReport } from "./structured-report";
import { type TidyColumn, type TidyKey, tidyAddress, tidyDay, tidyForm } from "./tidy-columns";

/** One line of a tidy sheet, with its number in the file. `short`: it has fewer columns than the head. */
export type TidyLine = { number: number; short: boolean; of: Record<TidyColumn, string> };

const mostListed = 20;
const valueColumn = 4;

/** The report that the lines of one agency, year and scope state; what is wrong with a line is a problem. */
export function tidyReport(key: TidyKey, lines: readonly TidyLine[], format: SheetFormat): ReadOutcome {
  const written = formOf(lines);
  if ("refusal" in written) return { status: "refused", reason: written.refusal };
  const { form } = written;
  const faults: string[] = [];
  const cells = new Map<string, CellReading>();
  lines.forEach(({ number, short, of }, index) => {
    const cell = findCell(of.cell);
    if (short) faults.push(`第${number}行的列数少于表头，未采用`);
    else if (!cell) faults.push(`第${number}行的数据项“${of.cell.slice(0, 60)}”不在指标目录中，未采用`);
    else {
      const at = { table: 1, row: index + 2, column: valueColumn };
      const { reading, fault } = tidyValue(cell, form, { ...of, at });
      const known = cells.get(cell.id);
      if (fault) faults.push(`第${number}行“${cell.zh}”${fault}`);
      if (!known) cells.set(cell.id, reading);
      else if (shown(known) !== shown(reading)) {
        faults.push(`第${number}行“${cell.zh}”与前面的一行重复而不同，都未采用`);
        cells.set(cell.id, { kind: "missing", reason: "unreadable", raw: `${known.raw} | ${of.value}`, at });
      }
    }
  });
  if (cells.size === 0)
    return {
      status: "refused",
      reason: `从第${lines[0]?.number}行起没有一个可用的数据项，未入库；请填写指标目录中的代码`,
    };
  const publishedOn = only(lines, ({ publishedOn }) => tidyDay(publishedOn), "公布日期", faults);
  const sourceUrl = only(lines, ({ sourceUrl }) => tidyAddress(sourceUrl), "来源网址", faults);
  const document = documentOf(lines, format);
  const reading = structuredReport({
    ...key,
    agencyCode: /^\d{6}(?:\d{3})?$/.test(key.agency) ? key.agency : null,
    scopeGiven: lines.some(({ of }) => of.scope.trim() !== ""),
    form,
    publishedOn,
    title: null,
    cells,
    document,
    problems: problemsOf(faults),
  });
  return sourceUrl === null ? reading : { ...reading, sourceUrl };
}

const shown = (reading: CellReading) =>
  reading.kind === "number" ? `${reading.value}${reading.unit ?? ""}` : reading.reason;

/** The form that is written, or else the one that alone has the cells that are named. */
function formOf(lines: readonly TidyLine[]): { form: Form } | { refusal: RefusalReason } {
  const written = new Set<Form>();
  for (const { number, of } of lines) {
    const form = tidyForm(of.form);
    if (form === undefined)
      return {
        refusal: `第${number}行的表式“${of.form.trim().slice(0, 20)}”应为${statutoryForms.join("、")}之一，未入库；请改正后再导入`,
      };
    if (form) written.add(form);
  }
  const [form, second] = written.size > 0 ? written : formsOfCells(lines);
  if (form && !second) return { form };
  return {
    refusal: second
      ? `从第${lines[0]?.number}行起的各行属于不同的表式，未入库；请写明同一个表式`
      : `从第${lines[0]?.number}行起没有写明表式，从数据项也看不出，未入库；请填写“表式”一列`,
  };
}

function formsOfCells(lines: readonly TidyLine[]): Set<Form> {
  const found = new Set<Form>();
  for (const { of } of lines) {
    const [only, second] = findCell(of.cell)?.forms ?? [];
    if (only && !second) found.add(only);
  }
  return found;
}

/** What all lines agree on that say anything; a line that says something else, or nonsense, is a fault. */
function only<T extends string>(
  lines: readonly TidyLine[],
  of: (line: TidyLine["of"]) => T | null | undefined,
  name: string,
  faults: string[],
): T | null {
  let found: T | null = null;
  for (const line of lines) {
    const value = of(line.of);
    if (value === null || value === found) continue;
    if (value !== undefined && found === null) found = value;
    else {
      faults.push(
        `第${line.number}行的${name}${value === undefined ? "不能辨认" : "与前面各行不同"}，未采用`,
      );
      return null;
    }
  }
  return found;
}

function problemsOf(faults: readonly string[]): Problem[] {
  const listed = faults.slice(0, mostListed).map((fault) => `${fault}。`);
  if (faults.length > mostListed) listed.push(`另有${faults.length - mostListed}处同类问题。`);
  return listed.map((message) => ({ check: "layout", severity: "warning", cells: [], message }));
}

/** The lines as a table: line of the file, cell id, name, value. */
function documentOf(lines: readonly TidyLine[], format: SheetFormat): ReportDocument {
  const row = (texts: readonly string[]) =>
    texts.map((text, column): Box => ({ text, column, columns: 1, rows: 1 }));
  const body = lines.map(({ number, of }) =>
    row([String(number), of.cell, findCell(of.cell) ? cellById(of.cell).zh : of.name, of.value]),
  );
  return {
    format,
    metadata: [],
    blocks: [{ kind: "table", aligned: true, rows: [row(["行", "数据项", "名称", "数值"]), ...body] }],
  };
}

const reasons = new Map<string, CellMissingReason>(
  cellMissingReasons.flatMap((reason) => [
    [reason, reason] as const,
    [missingReasons[reason].zh, reason] as const,
  ]),
);

/**
 * A figure as a line states it, read like a box of a table; money without a unit is in 万元 on form 2021, as
 * printed there. `fault` is the end of a sentence where a person should look.
 */
function tidyValue(
  cell: Cell,
  form: Form,
  line: { value: string; missing: string; at: Place },
): { reading: CellReading; fault: string | null } {
  const { value: raw, at } = line;
  const figure = readFigure(raw, cell.measure);
  const given = line.missing.trim();
  const reason = reasons.get(given);
  if (given !== "" && (figure.kind === "number" || reason === undefined)) {
    const fault =
      reason === undefined
        ? `的缺失原因“${given.slice(0, 20)}”不在目录中`
        : `既有数值“${raw.trim().slice(0, 20)}”，又写明缺失`;
    return { reading: { kind: "missing", reason: "unreadable", raw, at }, fault: `${fault}，未采用` };
  }
  if (figure.kind === "missing") {
    const odd = reason === undefined && (figure.reason === "text" || figure.reason === "unreadable");
    return {
      reading: { kind: "missing", reason: reason ?? figure.reason, raw, at },
      fault: odd ? `的数值“${raw.trim().slice(0, 20)}”不是数，未采用` : null,
    };
  }
  const unit =
    figure.unit ??
    (cell.table === "disclosure" && cell.measure === "money" && form === "2021" ? "万元" : null);
  return {
    reading: { kind: "number", value: figure.value, raw, at, ...(unit ? { unit } : {}) },
    fault: null,
  };
}
