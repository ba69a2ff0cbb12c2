import type { Series } from "@/lib/series/series";
import { fontSize } from "../../drawing/plot";
import { labelText } from "../../number-text";
import { sequential } from "../../palette";
import { pointSigns } from "../../point-words";
import { textWidth } from "../../text-width";
import type { HeatCell } from "./heat-cells";
import { type HeatColumn, heatColour, missingSign, missingSignExplained } from "./heat-cells";

/** What a colour, the hatching or a sign means. */
export type KeyItem = { fill: string | null; hatched: boolean; text: string; x: number; y: number };
const swatch = 14;

/** All that is used in the cells, placed from `top` in as many lines as it needs. */
export function heatKey(
  series: Series,
  columns: readonly HeatColumn[],
  cells: readonly HeatCell[],
  width: number,
  top: number,
): KeyItem[] {
  return placeKey(keyWords(series, columns, cells), width, top);
}

type KeyWords = Pick<KeyItem, "fill" | "hatched" | "text">;

function keyWords(series: Series, columns: readonly HeatColumn[], cells: readonly HeatCell[]): KeyWords[] {
  const item = (text: string, fill: string | null = null, hatched = false) => ({ text, fill, hatched });
  const classes = columns[0]?.classes ?? [];
  const figure = (value: number) => labelText(value, series.unit);
  const scale =
    series.beside.length > 0
      ? [item("各列最低", sequential[0]), item("各列最高（每列各自分级）", sequential[sequential.length - 1])]
      : classes.map(({ low, high }) =>
          item(low === high ? figure(low) : `${figure(low)}–${figure(high)}`, heatColour(classes, low)),
        );
  const signs = new Set(
    cells.flatMap(({ point, text }) =>
      point?.missing && text === missingSign(point.missing) ? [missingSignExplained(point.missing)] : [],
    ),
  );
  const hatched = cells.some((cell) => cell.hatched) ? [item("没有数", null, true)] : [];
  const absent = cells.some(({ point }) => point === null) ? [item("无底色、无字：该年没有这个机关")] : [];
  const doubts = [...new Set(cells.flatMap(({ sign }) => sign ?? []))].map((sign) =>
    item(`${pointSigns[sign].sign}或角标：${pointSigns[sign].zh}`),
  );
  return [...scale, ...doubts, ...hatched, ...[...signs].map((text) => item(text)), ...absent];
}

/** From left to right, in as many lines as they need. */
function placeKey(items: readonly KeyWords[], width: number, top: number): KeyItem[] {
  let [x, y] = [0, top];
  return items.map((item) => {
    const room = textWidth(item.text, fontSize) + (hasSwatch(item) ? swatch + 6 : 0);
    if (x > 0 && x + room > width) [x, y] = [0, y + 20];
    const placed = { ...item, x, y };
    x += room + 16;
    return placed;
  });
}

export const hasSwatch = ({ fill, hatched }: Pick<KeyItem, "fill" | "hatched">) => fill !== null || hatched;
