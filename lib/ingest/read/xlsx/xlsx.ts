import { posix as path } from "node:path";
import { Parser } from "htmlparser2";
import { unzip } from "../../open/archive";
import { ReadError } from "../../open/read-error";
import { isFaint, themeColours, white } from "../look/colour";
import { type Sheet, sheetLimits } from "../sheet/sheet";
import { sheetRows, type WorkbookFacts } from "./xlsx-sheet";
import { sharedStrings } from "./xlsx-strings";
import { sheetColour, sheetStyles } from "./xlsx-styles";

const workbookPart = "xl/workbook.xml";
const relationsPart = "xl/_rels/workbook.xml.rels";
const stringsPart = "xl/sharedStrings.xml";
const stylesPart = "xl/styles.xml";
const themePart = "xl/theme/theme1.xml";

/**
 * The sheets of an Excel workbook (.xlsx) that a reader sees, in their order, cells as displayed; hidden sheets are
 * left out. Formulas are not calculated: what the file keeps of them is taken and marked.
 * @throws ReadError if the archive is no workbook, is damaged or unsafe, or a sheet is too large
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const parts = await unzip(
    bytes,
    (name) =>
      name === workbookPart ||
      name === relationsPart ||
      name === stringsPart ||
      name === stylesPart ||
      name === themePart ||
      /^xl\/(?:worksheets|drawings)\/[^/]+\.xml$/.test(name) ||
      /^xl\/worksheets\/_rels\/[^/]+\.rels$/.test(name),
  );
  const xml = (name: string) => {
    const part = parts.get(name);
    return part ? xmlText(part) : null;
  };
  const workbook = xml(workbookPart);
  if (workbook === null) throw new ReadError("是压缩文件，但不是Excel文件（.xlsx），请解压后导入其中的报告");
  const { sheets, from1904 } = workbookOf(workbook, targetsOf(xml(relationsPart) ?? ""));
  if (sheets.length > sheetLimits.sheets)
    throw new ReadError(
      `有${sheets.length}张工作表，超过${sheetLimits.sheets}张的上限，未读取；请分成几个文件`,
    );
  const theme = themeColours(xml(themePart) ?? "");
  const isWhite = (attributes: { [name: string]: string | undefined }) => {
    const colour = sheetColour(attributes, theme);
    return colour !== null && isFaint(colour, white);
  };
  const facts: WorkbookFacts = {
    strings: sharedStrings(xml(stringsPart) ?? "", isWhite),
    styles: sheetStyles(xml(stylesPart) ?? "", theme),
    from1904,
  };
  const drawingOf = (part: string) => (id: string) => {
    const [folder, file] = [part.slice(0, part.lastIndexOf("/")), part.slice(part.lastIndexOf("/") + 1)];
    const target = targetsOf(xml(`${folder}/_rels/${file}.rels`) ?? "", folder).get(id);
    return target === undefined ? null : xml(target);
  };
  if (new Set(sheets.map(({ part }) => part)).size !== sheets.length)
    throw new ReadError("有两张工作表指向同一内容，文件可能已损坏，请重新下载或索取原件");
  let cells = 0;
  return sheets.map(({ name, part }) => {
    const sheet = xml(part);
    if (sheet === null)
      throw new ReadError(`缺少工作表“${name}”的内容，文件可能已损坏，请重新下载或索取原件`);
    const rows = sheetRows(sheet, facts, drawingOf(part));
    cells += rows.reduce((sum, row) => sum + row.cells.length, 0);
    if (cells > sheetLimits.cells)
      throw new ReadError(`的各工作表共超过${sheetLimits.cells}格的上限，未读取，请分成几个文件`);
    return { name, rows };
  });
}

function xmlText(bytes: Buffer): string {
  const text = bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString("utf16le") : bytes.toString("utf8");
  if (/<!DOCTYPE|<!ENTITY/i.test(text))
    throw new ReadError("文档中有不允许的声明（DOCTYPE），未读取；请用Excel重新保存");
  return text;
}

/** Relationship id → part. */
function targetsOf(xml: string, folder = "xl"): Map<string, string> {
  const targets = new Map<string, string>();
  new Parser(
    {
      onopentag(name, { Id, Target, TargetMode }) {
        if (name !== "Relationship" || !Id || !Target || TargetMode === "External") return;
        targets.set(Id, path.join(Target.startsWith("/") ? "/" : `/${folder}`, Target).slice(1));
      },
    },
    { xmlMode: true, decodeEntities: true },
  ).end(xml);
  return targets;
}

function workbookOf(xml: string, targets: ReadonlyMap<string, string>) {
  const sheets: { name: string; part: string }[] = [];
  let from1904 = false;
  new Parser(
    {
      onopentag(name, attributes) {
        if (name === "workbookPr") from1904 = /^(?:1|true)$/.test(attributes.date1904 ?? "");
        if (name !== "sheet" || /hidden/i.test(attributes.state ?? "")) return;
        const part = targets.get(attributes["r:id"] ?? "");
        // A sheet that is a chart only has no cells.
        if (part && !part.includes("chartsheets/")) sheets.push({ name: attributes.name ?? "", part });
      },
    },
    { xmlMode: true, decodeEntities: true },
  ).end(xml);
  return { sheets, from1904 };
}
