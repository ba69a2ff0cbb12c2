import { displayIn } from "../sheet/number-format";
import { type Range, rangeOf } from "../sheet/sheet-range";
import { type CellStyle, type SheetStyles, type StyleChange, sightOf } from "./xlsx-styles";

type Attributes = { [name: string]: string | undefined };
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
export function openConditions({ changes }: SheetStyles) {
  const rules: Rule[] = [];
  let ranges: Range[] = [];
  return {
    open(name: string, attributes: Attributes) {
      const rule = rules.at(-1);
      if (name === "conditionalFormatting")
        ranges = (attributes.sqref ?? "").split(/\s+/).flatMap((reference) => rangeOf(reference) ?? []);
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
  return sightOf(letters, ground ?? style.ground) !== "seen";
}
