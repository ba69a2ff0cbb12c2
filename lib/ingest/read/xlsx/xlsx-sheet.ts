import { Parser } from "htmlparser2";
import { looksLikeFigure } from "../../extract/figure";
import { ReadError } from "../../open/read-error";
import { differsFromStored, shownNumber } from "../sheet/number-format";
import {
  type DrawnCell,
  damagedSheet,
  extentOf,
  parseCellReference,
  parseRange,
  type Range,
  rangesOverlap,
  rowsOf,
  type SheetRow,
  sheetLimits,
} from "../sheet/sheet";
import { createSheetLines, type Overlay, overlaysOf, type SheetSizes } from "./xlsx-layout";
import { createRichText, type SharedStrings, unescaped } from "./xlsx-strings";
import {
  type CellStyle,
  cellVisibility,
  createConditions,
  plainStyle,
  type SheetStyles,
} from "./xlsx-styles";

/**
 * The rows of one sheet's XML with merged cells as spans, as they are seen: hidden rows and columns are left out, and a
 * figure that is covered or hidden is marked. Cells without a text count only as far as the others reach, so that a format
 * put on a million empty rows does no harm.
 * @param drawingOf the XML of a drawing by the id that the sheet gives it
 * @throws ReadError for a text beyond 10,000 rows or 256 columns, more than 200,000 cells, or merges that overlap
 */
export function sheetRows(
  xml: string,
  facts: WorkbookFacts,
  drawingOf: (id: string) => string | null,
): SheetRow[] {
  const parsed = parseSheet(xml, facts);
  return rowsOf({ ...parsed, ...markCovered(parsed, drawingOf) });
}

/** Marks the figures over which something lies or which a condition may hide, and the blanks in which a text box has digits. */
function markCovered(
  { filled, empty, merges, conditions, drawing, sizes }: ParsedSheet,
  drawingOf: (id: string) => string | null,
): { filled: readonly DrawnCell[]; empty: readonly DrawnCell[] } {
  const { height, width } = extentOf(filled);
  const extent = { top: 0, left: 0, bottom: height - 1, right: width - 1 };
  const xml = drawing === null ? null : drawingOf(drawing);
  const overlays = xml === null ? [] : overlaysOf(xml, sizes, extent);
  if (overlays.length === 0 && conditions.isEmpty()) return { filled, empty };
  const spans = new Map(merges.map((merge) => [merge.top * 16_384 + merge.left, merge]));
  const placeOf = ({ row, column }: DrawnCell): Range =>
    spans.get(row * 16_384 + column) ?? { top: row, left: column, bottom: row, right: column };
  const isUnder = (cell: DrawnCell, some: readonly Overlay[]) => {
    const place = placeOf(cell);
    return some.some((overlay) => rangesOverlap(overlay, place));
  };
  const written = overlays.filter(({ hasDigits }) => hasDigits);
  const isWrittenOver = (cell: DrawnCell) => written.length > 0 && cell.column > 0 && isUnder(cell, written);
  const marked = filled.map((cell): DrawnCell => {
    if (!looksLikeFigure(cell.text) || cell.text.endsWith(differsFromStored)) return cell;
    const { row, column, text, style } = cell;
    const isDoubtful = isUnder(cell, overlays) || conditions.hides(row, column, Number(text), style);
    return isDoubtful ? { ...cell, text: text + differsFromStored } : cell;
  });
  const blanks = empty.filter(isWrittenOver).map((cell) => ({ ...cell, text: differsFromStored }));
  return {
    filled: [...marked, ...blanks],
    empty: blanks.length > 0 ? empty.filter((cell) => !isWrittenOver(cell)) : empty,
  };
}

export type WorkbookFacts = { strings: SharedStrings; styles: SheetStyles; from1904: boolean };

type ParsedCell = DrawnCell & { style: CellStyle };
type ParsedSheet = {
  filled: ParsedCell[];
  empty: DrawnCell[];
  merges: Range[];
  hidden: { rows: number[]; columns: number[] };
  sizes: SheetSizes;
  conditions: ReturnType<typeof createConditions>;
  /** The id of what is drawn on it. */
  drawing: string | null;
};

const isTrue = (value: string | undefined) => value === "1" || value === "true";

/**
 * The cells of one sheet's XML, each as displayed.
 * @throws ReadError for places that are none, or more than 200,000 cells
 */
function parseSheet(xml: string, { strings, styles, from1904 }: WorkbookFacts): ParsedSheet {
  const filled: ParsedCell[] = [];
  const empty: DrawnCell[] = [];
  const merges: Range[] = [];
  const conditions = createConditions(styles);
  const lines = createSheetLines();
  let drawing: string | null = null;
  let row = -1;
  let column = -1;
  let type = "n";
  let style = plainStyle;
  let value = "";
  let inValue = false;
  let formula = false;
  let condition: string | null = null;
  let zerosAreShown = true;
  /** A picture behind the cells, or a style of a table, is another ground. */
  const isPlain = !xml.includes("<tablePart") && !xml.includes("<picture");
  const rich = createRichText(strings.isWhite);

  const display = (): string => {
    switch (type) {
      case "s":
        return strings.texts[Number(value)] ?? "";
      case "b":
        return value === "1" ? "TRUE" : "FALSE";
      case "n":
        if (value === "" || (value === "0" && !zerosAreShown)) return "";
        return shownNumber(value, style.format, from1904);
      default:
        return unescaped(value);
    }
  };
  /** What of a displayed text is seen: words that are not are left out, figures marked. */
  const seen = (text: string): string => {
    const { format, font, ground, repeated } = style;
    const isWhite =
      type === "s" ? strings.whites.has(Number(value)) : type === "inlineStr" && rich.wasWhite();
    if (style.visibility === "seen" && !isWhite && !repeated && format.text === "shown") return text;
    const isText = type === "s" || type === "str" || type === "inlineStr";
    if (isText && format.text === "hidden") return looksLikeFigure(text) ? text + differsFromStored : "";
    const visibility = isWhite
      ? cellVisibility({ ...font, colour: [255, 255, 255] }, ground)
      : style.visibility;
    const isOther = repeated || (isText && format.text === "other");
    if (visibility === "seen" && !isOther) return text;
    if (looksLikeFigure(text)) return text.endsWith(differsFromStored) ? text : text + differsFromStored;
    return visibility === "unseen" && isPlain ? "" : text;
  };

  new Parser(
    {
      onopentag(name, attributes) {
        switch (name) {
          case "row":
            row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1;
            column = -1;
            if (!Number.isSafeInteger(row) || row < 0) throw new ReadError(damagedSheet);
            lines.row(row, attributes);
            return;
          case "c": {
            const at = attributes.r === undefined ? null : parseCellReference(attributes.r);
            row = at?.row ?? row;
            column = at?.column ?? column + 1;
            if (row < 0 || (at === null && attributes.r !== undefined)) throw new ReadError(damagedSheet);
            type = attributes.t ?? "n";
            style = styles.cells[Number(attributes.s ?? 0)] ?? plainStyle;
            value = "";
            formula = false;
            return;
          }
          case "f":
            formula = true;
            return;
          case "v":
            inValue = true;
            return;
          case "mergeCell": {
            const range = parseRange(attributes.ref ?? "");
            if (range) merges.push(range);
            return;
          }
          case "col":
            lines.columns(attributes);
            return;
          case "sheetFormatPr":
            lines.usual(attributes);
            return;
          case "sheetView":
            zerosAreShown = attributes.showZeros === undefined || isTrue(attributes.showZeros);
            return;
          case "drawing":
            drawing = attributes["r:id"] ?? null;
            return;
          case "formula":
            condition = "";
            return;
          case "conditionalFormatting":
          case "cfRule":
          case "iconSet":
          case "dataBar":
            conditions.open(name, attributes);
            return;
          default:
            rich.open(name, attributes);
        }
      },
      ontext(part) {
        if (inValue) value += part;
        else if (condition !== null) condition += part;
        else rich.add(part);
      },
      onclosetag(name) {
        if (name === "v") inValue = false;
        else if (name === "is") value += rich.take();
        else if (name === "formula") {
          conditions.formula(condition ?? "");
          condition = null;
        } else if (name === "c") {
          const shown = display();
          // A formula that was never calculated shows nothing that could be read: it must not pass for a blank.
          const isUncalculated = formula && value.trim() === "" && shown.trim() === "";
          const text = isUncalculated ? "公式没有保存结果" : shown === "" ? "" : seen(shown);
          if (text.trim() !== "") filled.push({ row, column, text, formula, style });
          else if (empty.length < sheetLimits.cells) empty.push({ row, column, text, formula });
          if (filled.length > sheetLimits.cells)
            throw new ReadError(`的工作表超过${sheetLimits.cells}格的上限，未读取；请删去表外的内容`);
        } else rich.close(name);
      },
    },
    { xmlMode: true, decodeEntities: true },
  ).end(xml);
  return { filled, empty, merges, hidden: lines.hidden, sizes: lines.sizes, conditions, drawing };
}
