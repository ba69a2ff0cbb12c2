import { Parser } from "htmlparser2";
import {
  type Background,
  black,
  blend,
  isFaint,
  isIndistinguishable,
  parseHexColour,
  type Rgb,
  white,
} from "../look/colour";
import { displayIn, formatOf, generalFormat, type NumberFormat } from "../sheet/number-format";
import { parseRange, type Range } from "../sheet/sheet";

/** What letters look like; undefined is what is not said. */
type SheetFont = { colour: Rgb | null | undefined; struck: boolean | undefined; tiny: boolean };
type CellVisibility = "seen" | "unseen" | "doubtful";
export type CellStyle = {
  format: NumberFormat;
  font: SheetFont;
  ground: Background;
  visibility: CellVisibility;
  /** The text is repeated as often as it fits. */
  repeated: boolean;
};
/** What a condition changes of a style. */
type StyleChange = { font: SheetFont; ground: Background | undefined; format: NumberFormat | undefined };
export type SheetStyles = { cells: readonly CellStyle[]; changes: readonly StyleChange[] };

const noFont: SheetFont = { colour: undefined, struck: undefined, tiny: false };
export const plainStyle: CellStyle = {
  format: generalFormat,
  font: noFont,
  ground: white,
  visibility: "seen",
  repeated: false,
};

/** Whether text is seen on its ground; struck out it is not, and nearly white on an unknown one it may not be. */
export function cellVisibility({ colour, struck, tiny }: SheetFont, ground: Background): CellVisibility {
  if (tiny || struck || isIndistinguishable(colour ?? black, ground)) return "unseen";
  return ground === "unknown" && colour && isFaint(colour, ground) ? "doubtful" : "seen";
}

/** Points: such letters are not read on a page. */
const tiniest = 2;
const lists = new Set(["fonts", "fills", "cellXfs", "dxfs", "borders", "cellStyleXfs", "numFmts", "colors"]);

/** The styles of cells (`s` of a cell) and of conditions (`dxfId`) of a workbook. */
export function sheetStyles(xml: string, theme: ReadonlyMap<string, Rgb>): SheetStyles {
  const codes = new Map<number, string>();
  const fonts: SheetFont[] = [];
  const fills: Background[] = [];
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
  const fill = (ground: Background) => {
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
        visibility: cellVisibility(letters, ground),
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

type Attributes = { [name: string]: string | undefined };

/** Themes are counted with each pair of light and dark turned around. */
const names = "lt1 dk1 lt2 dk2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split(" ");

/** The first colours of the palette that programs keep from old, twice over. */
const palette = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF".split(" ");
const [systemFront, systemGround] = [64, 65];

/** A colour as a workbook names it; null for the automatic one, and for those of the palette that are not followed. */
export function sheetColour(attributes: Attributes, theme: ReadonlyMap<string, Rgb>): Rgb | null {
  const colour = named(attributes, theme);
  const tint = Number(attributes.tint ?? 0);
  if (!colour || !tint) return colour;
  return tint > 0 ? blend(colour, white, tint) : blend(colour, black, -tint);
}

function named({ rgb, theme, indexed }: Attributes, colours: ReadonlyMap<string, Rgb>): Rgb | null {
  if (theme !== undefined) return colours.get(names[Number(theme)] ?? "") ?? null;
  if (rgb !== undefined) return parseHexColour(rgb);
  if (indexed === undefined) return null;
  const index = Number(indexed);
  if (index === systemFront) return black;
  if (index === systemGround) return white;
  return index < 16 ? parseHexColour(palette[index % 8]) : null;
}

type Rule = {
  ranges: readonly Range[];
  change: StyleChange | undefined;
  /** It shows a bar or a sign instead of the value. */
  replaces: boolean;
  operator: string | null;
  limits: number[];
};

const compared: Record<string, (value: number, first: number, second: number) => boolean> = {
  equal: (value, first) => value === first,
  notEqual: (value, first) => value !== first,
  lessThan: (value, first) => value < first,
  lessThanOrEqual: (value, first) => value <= first,
  greaterThan: (value, first) => value > first,
  greaterThanOrEqual: (value, first) => value >= first,
  between: (value, first, second) => value >= first && value <= second,
  notBetween: (value, first, second) => value < first || value > second,
};

/** Gathers the conditional formats of a sheet, given its elements and the texts of formulas. */
export function createConditions({ changes }: SheetStyles) {
  const rules: Rule[] = [];
  let ranges: Range[] = [];
  return {
    open(name: string, attributes: Attributes) {
      const rule = rules.at(-1);
      if (name === "conditionalFormatting")
        ranges = (attributes.sqref ?? "").split(/\s+/).flatMap((reference) => parseRange(reference) ?? []);
      else if (name === "cfRule")
        rules.push({
          ranges,
          change: attributes.dxfId === undefined ? undefined : changes[Number(attributes.dxfId)],
          replaces: false,
          operator: attributes.type === "cellIs" ? (attributes.operator ?? null) : null,
          limits: [],
        });
      else if ((name === "iconSet" || name === "dataBar") && rule)
        rule.replaces = /^(?:0|false)$/.test(attributes.showValue ?? "");
    },
    formula(text: string) {
      rules.at(-1)?.limits.push(text.trim() === "" ? Number.NaN : Number(text));
    },
    isEmpty: () => rules.length === 0,
    /** Whether a condition may hide a value or show another; only comparisons with numbers are worked out. */
    hides: (row: number, column: number, value: number, style: CellStyle) =>
      rules.some(({ ranges, change, replaces, operator, limits }) => {
        const covers = ranges.some(
          ({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right,
        );
        if (!covers || !(replaces || (change && isHarmful(change, style, value)))) return false;
        const [first = Number.NaN, second = first] = limits;
        const compare = operator === null ? undefined : compared[operator];
        return !compare || Number.isNaN(first + second + value) || compare(value, first, second);
      }),
  };
}

function isHarmful({ font, ground, format }: StyleChange, style: CellStyle, value: number): boolean {
  if (format && displayIn(format, value).kind !== "number") return true;
  const letters = {
    colour: font.colour === undefined ? style.font.colour : font.colour,
    struck: font.struck ?? style.font.struck,
    tiny: style.font.tiny,
  };
  return cellVisibility(letters, ground ?? style.ground) !== "seen";
}
