import { Parser } from "htmlparser2";
import { looksLikeFigure } from "../../extract/figure";
import { ReadError } from "../../open/read-error";
import { white } from "../look/colour";
import { isInvisible } from "../look/run-look";
import { differsFromStored } from "../sheet/number-format";
import {
  type DrawnCell,
  parseCellReference,
  parseRange,
  type Range,
  rangesOverlap,
  rowsOf,
  type Sheet,
  sheetLimits,
} from "../sheet/sheet";
import { type OdfStyle, type OdfStyles, odfParts, odfStyles } from "./odf-package";
import { createOdfText } from "./odf-text";

/**
 * The sheets of an OpenDocument workbook (.ods) that a reader sees, as its cells display their values; what is hidden is
 * left out, and a figure over which something lies is marked.
 * @throws ReadError if it is damaged, encrypted, or a sheet is too large
 */
export async function readOds(bytes: Uint8Array): Promise<Sheet[]> {
  const { content, styles } = await odfParts(bytes);
  return odsTables(content, odfStyles([styles, content]))
    .filter(({ isHidden }) => !isHidden)
    .map((table) => ({
      name: table.name,
      rows: rowsOf({ ...table, filled: table.filled.map(marked(table)) }),
    }));
}

/** Marks the figures over which something is drawn. */
const marked =
  ({ overlays, merges }: OdsTable) =>
  (cell: DrawnCell): DrawnCell => {
    if (overlays.length === 0 || !looksLikeFigure(cell.text) || cell.text.endsWith(differsFromStored))
      return cell;
    const { row: top, column: left } = cell;
    const place = merges.find((merge) => merge.top === top && merge.left === left) ?? {
      top,
      left,
      bottom: top,
      right: left,
    };
    return overlays.some((overlay) => rangesOverlap(overlay, place))
      ? { ...cell, text: cell.text + differsFromStored }
      : cell;
  };

type OdsTable = {
  name: string;
  filled: DrawnCell[];
  empty: DrawnCell[];
  merges: Range[];
  /** Where something is drawn, or a condition may hide. */
  overlays: Range[];
  hidden: { rows: number[]; columns: number[] };
  columnStyles: { until: number; style: string | undefined }[];
  isHidden: boolean;
};
type Cell = {
  row: number;
  column: number;
  repeats: number;
  style: OdfStyle;
  formula: boolean;
  paragraphs: string[];
  doubtful: boolean;
};

const [mostRows, mostColumns] = [1_048_576, 16_384];
const count = (value: string | undefined, most: number) =>
  Math.min(Math.max(Number.parseInt(value ?? "1", 10) || 1, 1), most);
const isPutAway = (visibility: string | undefined) => visibility === "collapse" || visibility === "filter";

/**
 * The tables of a workbook's content with their cells; of what is repeated no more than a sheet may hold.
 * @throws ReadError for more than 200,000 cells or 300 sheets
 */
function odsTables(content: string, styles: OdfStyles): OdsTable[] {
  const tables: OdsTable[] = [];
  let cells = 0;
  let row = { from: 0, repeats: 1, style: undefined as string | undefined };
  let column = 0;
  let open: Cell | null = null;
  let conditioned: Range[] = [];
  /** How many groups of rows or columns that are not shown are open. */
  let folded = 0;
  const text = createOdfText(styles, () => ({
    look: open?.style.look ?? styles("table-cell", "").look,
    ground: open?.style.ground ?? null,
    // A drawing lies from its cell to another one.
    cover: () => {
      if (open) open.doubtful ||= true;
    },
    endParagraph: (paragraph) => open?.paragraphs.push(paragraph),
  }));
  const endCell = (
    table: OdsTable,
    { paragraphs, style, formula, doubtful, repeats, column: from }: Cell,
  ) => {
    const shown = paragraphs.join("\n").trim();
    const isDoubtful = (doubtful || style.struck) && shown !== "" && looksLikeFigure(shown);
    const text = isDoubtful ? shown + differsFromStored : shown;
    if (text === "") {
      // Of rows that are blank throughout nothing is asked.
      const isRow = row.repeats === 1 && table.empty.length < sheetLimits.cells;
      const until = Math.min(from + repeats, sheetLimits.columns);
      if (style.drawn && isRow)
        for (let at = from; at < until; at += 1)
          table.empty.push({ row: row.from, column: at, text, formula });
      return;
    }
    for (let down = 0; down < row.repeats; down += 1)
      for (let at = from; at < from + repeats; at += 1) {
        cells += 1;
        if (cells > sheetLimits.cells)
          throw new ReadError(`的工作表超过${sheetLimits.cells}格的上限，未读取；请删去表外的内容`);
        table.filled.push({ row: row.from + down, column: at, text, formula });
      }
  };
  new Parser(
    {
      onopentag(name, attributes) {
        const end = attributes["table:end-cell-address"];
        const table = tables.at(-1);
        if (end && open && table) {
          const to = parseCellReference(end.slice(end.lastIndexOf(".") + 1));
          if (to) table.overlays.push({ top: open.row, left: open.column, bottom: to.row, right: to.column });
        }
        if (text.enter(name, attributes)) return;
        switch (name) {
          case "table:table":
            if (tables.length >= sheetLimits.sheets)
              throw new ReadError(`超过${sheetLimits.sheets}张工作表的上限，未读取；请分成几个文件`);
            tables.push({
              name: attributes["table:name"] ?? "",
              filled: [],
              empty: [],
              merges: [],
              overlays: [],
              hidden: { rows: [], columns: [] },
              columnStyles: [],
              isHidden: styles("table", attributes["table:style-name"]).hidden,
            });
            row = { from: 0, repeats: 0, style: undefined };
            column = 0;
            return;
          case "calcext:conditional-format":
            conditioned = (attributes["calcext:target-range-address"] ?? "")
              .split(/\s+/)
              .flatMap((address) => parseRange(address.replace(/[^.:]*\./g, "")) ?? []);
            return;
          case "calcext:condition": {
            const { look, ground } = styles("table-cell", attributes["calcext:apply-style-name"]);
            if (isInvisible(look, ground ?? white)) table?.overlays.push(...conditioned);
            return;
          }
          case "table:table-row-group":
          case "table:table-column-group":
            if (folded > 0 || attributes["table:display"] === "false") folded += 1;
            return;
          case "table:table-column": {
            const until = Math.min(
              column + count(attributes["table:number-columns-repeated"], mostColumns),
              mostColumns,
            );
            table?.columnStyles.push({ until, style: attributes["table:default-cell-style-name"] });
            const isHidden = folded > 0 || isPutAway(attributes["table:visibility"]);
            if (isHidden) for (; column < until; column += 1) table?.hidden.columns.push(column);
            column = until;
            return;
          }
          case "table:table-row": {
            const from = row.from + row.repeats;
            const repeats = count(attributes["table:number-rows-repeated"], mostRows);
            row = { from, repeats, style: attributes["table:default-cell-style-name"] };
            column = 0;
            const isHidden =
              folded > 0 ||
              isPutAway(attributes["table:visibility"]) ||
              styles("table-row", attributes["table:style-name"]).hidden;
            if (isHidden && from < sheetLimits.rows)
              for (let at = from; at < Math.min(from + repeats, sheetLimits.rows); at += 1)
                table?.hidden.rows.push(at);
            return;
          }
          case "table:table-cell":
          case "table:covered-table-cell": {
            const repeats = count(attributes["table:number-columns-repeated"], mostColumns);
            if (name === "table:table-cell" && table) {
              const [columns, rows] = [
                count(attributes["table:number-columns-spanned"], mostColumns),
                count(attributes["table:number-rows-spanned"], mostRows),
              ];
              if (columns * rows > 1)
                table.merges.push({
                  top: row.from,
                  left: column,
                  bottom: row.from + rows - 1,
                  right: column + columns - 1,
                });
              const byColumn = table.columnStyles.find(({ until }) => column < until)?.style;
              const style = attributes["table:style-name"] ?? row.style ?? byColumn;
              open = {
                row: row.from,
                column,
                repeats,
                style: styles("table-cell", style),
                formula: attributes["table:formula"] !== undefined,
                paragraphs: [],
                doubtful: false,
              };
            }
            column += repeats;
          }
        }
      },
      ontext: (part) => text.text(part),
      onclosetag(name) {
        if (!text.leave(name)) return;
        if (/^table:table-(?:row|column)-group$/.test(name) && folded > 0) folded -= 1;
        const table = tables.at(-1);
        if (name !== "table:table-cell" || !open || !table) return;
        endCell(table, open);
        open = null;
      },
    },
    { xmlMode: true, decodeEntities: true },
  ).end(content);
  return tables;
}
