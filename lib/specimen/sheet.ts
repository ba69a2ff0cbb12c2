import { strToU8, zipSync } from "fflate";
import { csvLine } from "@/lib/agencies/csv";
import { xmlText } from "./docx";
import { slotsOf } from "./drawn-table";
import { outlineOf } from "./outline";
import type { Specimen } from "./specimen";

/** A row of a sheet: its texts by column, and the cells that are merged, each by its column and spans. */
type DrawnSheetRow = {
  texts: (string | null)[];
  merges: { column: number; columns: number; rows: number }[];
  isTable: boolean;
};

/** The report as rows of one sheet: prose in the first column, tables as they are printed, null where merged over. */
function sheetRowsOf(specimen: Specimen): DrawnSheetRow[] {
  return outlineOf(specimen).flatMap((part): DrawnSheetRow[] => {
    if (part.kind !== "table") return [{ texts: [part.text], merges: [], isTable: false }];
    return slotsOf(part.table).map((slots) => ({
      texts: slots.map(({ kind, box }) => (kind === "box" ? box.text : null)),
      merges: slots.flatMap(({ kind, box: { column, columns, rows } }) =>
        kind === "box" && columns * rows > 1 ? [{ column, columns, rows }] : [],
      ),
      isTable: true,
    }));
  });
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

type SheetText = { name: string; xml: string };

/** The report as a workbook of one sheet; whole figures are numbers, all else shared strings. */
export function renderXlsx(specimen: Specimen, name = "Sheet1"): Uint8Array {
  const strings: string[] = [];
  return packXlsx([{ name, xml: sheetXml(sheetRowsOf(specimen), strings) }], strings);
}

/** Several reports as the sheets of one workbook, named by agency and year where no `names` are given. */
export function renderWorkbook(specimens: readonly Specimen[], names: readonly string[] = []): Uint8Array {
  const strings: string[] = [];
  const sheets = specimens.map((specimen, at) => ({
    name: names[at] ?? `${specimen.agency.slice(-12)}${specimen.year}`,
    xml: sheetXml(sheetRowsOf(specimen), strings),
  }));
  return packXlsx(sheets, strings);
}

/** A workbook of sheets given as XML. */
export function packXlsx(sheets: readonly SheetText[], strings: readonly string[] = []): Uint8Array {
  const parts = sheets.map((_, at) => `xl/worksheets/sheet${at + 1}.xml`);
  const files: Record<string, string> = {
    "[Content_Types].xml": `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${SHEET}.sharedStrings+xml"/>${parts.map((part) => `<Override PartName="/${part}" ContentType="${SHEET}.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${XML}<Relationships xmlns="${PACKAGE}/relationships">${parts.map((part, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/worksheet" Target="${part.slice(3)}"/>`).join("")}<Relationship Id="rId${parts.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId${parts.length + 2}" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    "xl/styles.xml": `${XML}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="0" borderId="1"/><xf numFmtId="14"/><xf numFmtId="10"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `${XML}<sst xmlns="${MAIN}">${strings.map((text) => `<si><t xml:space="preserve">${xmlText(text)}</t></si>`).join("")}</sst>`,
  };
  parts.forEach((part, at) => {
    files[part] = sheets[at]?.xml ?? "";
  });
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
    mtime: new Date(2020, 0, 1),
  });
}

/** Wraps rows and merged ranges as the XML of a sheet. */
export const sheetText = (rows: string, merges: readonly string[] = []) =>
  `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${
    merges.length > 0
      ? `<mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells>`
      : ""
  }</worksheet>`;

function sheetXml(rows: readonly DrawnSheetRow[], strings: string[]): string {
  const merges: string[] = [];
  const body = rows.map(({ texts, merges: spans, isTable }, at) => {
    for (const { column, columns, rows: height } of spans)
      merges.push(`${cellName(at, column)}:${cellName(at + height - 1, column + columns - 1)}`);
    const cells = texts.map((text, column) => cellXml(cellName(at, column), text, isTable ? 1 : 0, strings));
    return `<row r="${at + 1}">${cells.join("")}</row>`;
  });
  return sheetText(body.join(""), merges);
}

function cellXml(name: string, text: string | null, style: number, strings: string[]): string {
  const place = `<c r="${name}" s="${style}"`;
  if (text === null || text === "") return style === 0 ? "" : `${place}/>`;
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,4})?$/.test(text)) return `${place}><v>${text}</v></c>`;
  return `${place} t="s"><v>${strings.push(text) - 1}</v></c>`;
}

/** Row and column from 0: `cellName(11, 1)` is B12. */
export function cellName(row: number, column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return `${column >= 26 ? String.fromCharCode(64 + Math.floor(column / 26)) : ""}${letter}${row + 1}`;
}

/** The report as a sheet saved as CSV: every line as wide as the widest table, merged cells empty but the first. */
export function renderCsv(specimen: Specimen): string {
  const rows = sheetRowsOf(specimen);
  const width = Math.max(...rows.map(({ texts }) => texts.length));
  return rows
    .map(({ texts }) => `${csvLine(Array.from({ length: width }, (_, column) => texts[column] ?? ""))}\r\n`)
    .join("");
}
