import type { Direction } from "@/lib/catalogue/rates";
import { numberText } from "@/lib/chart/number-text";
import type { FigureBefore, Line, Point, Series } from "@/lib/series/series";
import { rare } from "@/lib/statistics/beyond-chance";

/** An agency whose figure changed by more than chance does. */
export type Mover = { line: Line; point: Point; before: FigureBefore; rose: boolean };

/** `，其中1个的数待核`: how many moved from or to a figure that an open finding questions; empty where none did. */
export function doubtedMovers(moved: readonly Mover[]): string {
  const doubted = moved.filter(({ point, before }) => point.flagged > 0 || before.checks.length > 0).length;
  return doubted === 0 ? "" : `，其中${doubted}个的数待核`;
}

/** Whose change from the year before was tested, and who moved by more than chance, in the order of the lines. */
export function movers({ lines }: { lines: readonly Line[] }): {
  tested: number;
  of: number;
  moved: Mover[];
} {
  const agencies = lines.filter(({ role }) => role !== "reference");
  const all = agencies.flatMap((line): (Mover & { beyond: boolean })[] => {
    const point = line.points.at(-1);
    const { before = null, beyondChance: beyond = false } = point?.standing ?? {};
    if (!point || point.value === null || before === null) return [];
    return [{ line, point, before, rose: point.value > before.value, beyond }];
  });
  return { tested: all.length, of: agencies.length, moved: all.filter(({ beyond }) => beyond) };
}

/** Those that a site names which publishes no negative ranking: who moved to the end that the catalogue calls good. */
export function namedMovers(moved: readonly Mover[], direction: Direction, withholds: boolean): Mover[] {
  if (!withholds) return [...moved];
  return moved.filter(({ rose }) => (rose ? direction === "higher" : direction === "lower"));
}

/** `检验了26个机关中22个比上年的变动，2个超出偶然（增1个，减1个）；若都没有变化，只因偶然预计至多0.1个`; empty where none was tested. */
export function moversText(series: Series): string {
  const { tested, of, moved } = movers(series);
  if (tested === 0) return "";
  const rose = moved.filter((one) => one.rose).length;
  const sides = [
    ...(rose > 0 ? [`增${rose}个`] : []),
    ...(rose < moved.length ? [`减${moved.length - rose}个`] : []),
  ];
  const found =
    moved.length === 0
      ? "没有超出偶然的"
      : `${moved.length}个超出偶然（${sides.join("，")}）${doubtedMovers(moved)}`;
  return `检验了${of}个机关中${tested}个比上年的变动，${found}；若都没有变化，只因偶然预计${expectedText(tested * rare)}`;
}

/** Exact tests are careful: by chance alone there are no more than this. */
const expectedText = (expected: number) =>
  expected < 0.1 ? "不到0.1个" : `至多${numberText(Math.ceil(expected * 10) / 10)}个`;
