import { Parser } from "htmlparser2";
import { black, type Colour, type Ground, isFaint, isLost, white } from "../look/colour";
import { generalFormat, type NumberFormat } from "../sheet/number-format";
import { sheetColour } from "./xlsx-colours";
import { formatOf } from "./xlsx-formats";

/** What letters look like; undefined is what is not said. */
export type SheetFont = { colour: Colour | null | undefined; struck: boolean | undefined; tiny: boolean };
export type Sight = "seen" | "unseen" | "doubtful";
export type CellStyle = {
  format: NumberFormat;
  font: SheetFont;
  ground: Ground;
  sight: Sight;
  /** The text is repeated as often as it fits. */
  repeated: boolean;
};
/** What a condition changes of a style. */
export type StyleChange = { font: SheetFont; ground: Ground | undefined; format: NumberFormat | undefined };
export type SheetStyles = { cells: readonly CellStyle[]; changes: readonly StyleChange[] };

const noFont: SheetFont = { colour: undefined, struck: undefined, tiny: false };
export const plainStyle: CellStyle = {
  format: generalFormat,
  font: noFont,
  ground: white,
  sight: "seen",
  repeated: false,
};

/** Whether text is seen on its ground; struck out it is not, and nearly white on an unknown one it may not be. */
export function sightOf({ colour, struck, tiny }: SheetFont, ground: Ground): Sight {
  if (tiny || struck || isLost(colour ?? black, ground)) return "unseen";
  return ground === "unknown" && colour && isFaint(colour, ground) ? "doubtful" : "seen";
}

/** Points: such letters are not read on a page. */
const tiniest = 2;
const lists = new Set(["fonts", "fills", "cellXfs", "dxfs", "borders", "cellStyleXfs", "numFmts", "colors"]);

/** The styles of cells (`s` of a cell) and of conditions (`dxfId`) of a workbook. */
export function sheetStyles(xml: string, theme: ReadonlyMap<string, Colour>): SheetStyles {
  const codes = new Map<number, string>();
  const fonts: SheetFont[] = [];
  const fills: Ground[] = [];
  const cells: CellStyle[] = [];
  const changes: StyleChange[] = [];
  let list = "";
  let pattern = "";
  const formats = new Map<number, NumberFormat>();
  const formatBy = (id: number) => {
    const known = formats.get(id) ?? formatOf(id, codes.get(id));
    formats.set(id, known);
    return known;
  };
  const font = () => (list === "dxfs" ? changes.at(-1)?.font : list === "fonts" ? fonts.at(-1) : undefined);
  const fill = (ground: Ground) => {
    const change = changes.at(-1);
    if (list === "fills") fills.splice(-1, 1, ground);
    else if (list === "dxfs" && change) change.ground = ground;
  };
  const isTrue = (value: string | undefined) => value !== "0" && value !== "false";
  const elements: { [name: string]: (attributes: { [name: string]: string }) => void } = {
    numFmt({ numFmtId, formatCode = "" }) {
      const change = changes.at(-1);
      if (list === "dxfs" && change) change.format = formatOf(-1, formatCode);
      else codes.set(Number(numFmtId), formatCode);
    },
    font() {
      if (list === "fonts") fonts.push({ ...noFont });
    },
    fill() {
      if (list === "fills") fills.push(white);
    },
    dxf() {
      changes.push({ font: { ...noFont }, ground: undefined, format: undefined });
    },
    xf({ numFmtId, fontId, fillId }) {
      if (list !== "cellXfs") return;
      const [letters, ground] = [fonts[Number(fontId ?? 0)] ?? noFont, fills[Number(fillId ?? 0)] ?? white];
      cells.push({
        format: formatBy(Number(numFmtId ?? 0)),
        font: letters,
        ground,
        sight: sightOf(letters, ground),
        repeated: false,
      });
    },
    alignment({ horizontal }) {
      const cell = cells.at(-1);
      if (list === "cellXfs" && cell) cell.repeated = horizontal === "fill";
    },
    color(attributes) {
      const open = font();
      if (open) open.colour = sheetColour(attributes, theme);
    },
    strike({ val }) {
      const open = font();
      if (open) open.struck = isTrue(val);
    },
    sz({ val }) {
      const open = font();
      if (open) open.tiny = Number(val) <= tiniest;
    },
    patternFill({ patternType }) {
      // A condition that names a colour and no pattern fills with it.
      pattern = patternType ?? (list === "dxfs" ? "solid" : "none");
      if (pattern !== "none" && pattern !== "solid") fill("unknown");
      else if (pattern === "solid" && list === "fills") fill(black);
    },
    fgColor(attributes) {
      if (pattern === "solid" && list === "fills") fill(sheetColour(attributes, theme) ?? "unknown");
    },
    bgColor(attributes) {
      if (pattern === "solid" && list === "dxfs") fill(sheetColour(attributes, theme) ?? "unknown");
    },
    gradientFill() {
      fill("unknown");
    },
  };
  const known = new Map(Object.entries(elements));
  new Parser(
    {
      onopentag(name, attributes) {
        if (lists.has(name)) list = name;
        else known.get(name)?.(attributes);
      },
    },
    { xmlMode: true, decodeEntities: true },
  ).end(xml);
  return { cells, changes };
}
