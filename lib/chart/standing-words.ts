import { differenceNote } from "@/lib/sentence/phrases";
import type { AgainstGroup, Change, Interval, Point, RankPlace, Series } from "@/lib/series/series";
import { changeText, figureText, shareChangeText, type ValueUnit } from "./number-text";

/** A column of a ranking beside the figure: what it says of each, empty where nothing can be said. */
export type StandingColumn = {
  id: "interval" | "rank" | "distance" | "against" | "change";
  head: string;
  text: (point: Point | undefined) => string;
};

export const againstNames: Record<AgainstGroup, string> = {
  far_above: "远高于",
  above: "高于",
  level: "差别不显著",
  below: "低于",
  far_below: "远低于",
};

/** The columns that a ranking has beside its figures, without those that would be empty; none of any other series. */
export function standingColumns(series: Series): StandingColumn[] {
  const { unit, lines } = series;
  const reference = lines.find(({ role }) => role === "reference");
  const middle = reference?.points.at(-1)?.value ?? null;
  const measure = unit === "%" ? "百分点" : unit;
  const byChance = isByChance(series);
  const all: StandingColumn[] = [
    { id: "interval", head: "95%区间", text: (point) => intervalText(point?.standing?.interval, unit) },
    {
      id: "rank",
      head: byChance ? "名次（95%区间）" : "名次",
      text: (point) => placeText(point?.standing?.rank, byChance),
    },
    {
      id: "distance",
      head: `与${reference?.name ?? "中位数"}之差（${measure}）`,
      text: (point) => distanceText(point, middle, unit),
    },
    {
      id: "against",
      head: "与合计相比",
      text: (point) => (point?.standing?.against ? againstNames[point.standing.against] : ""),
    },
    {
      id: "change",
      head: "比上年",
      text: (point) =>
        standingChange(point, unit) +
        (point?.standing?.beyondChance && !series.withholdsRanks ? " 超出偶然" : ""),
    },
  ];
  const points = lines.flatMap((line) => line.points);
  return all.filter(
    ({ id, text }) =>
      !(id === "against" && series.withholdsRanks) && points.some((point) => text(point) !== ""),
  );
}

/** `52.1%–69.3%`, `24.1–51.8` */
export function intervalText(interval: Interval | null | undefined, unit: ValueUnit): string {
  if (!interval) return "";
  const end = (value: number) => figureText(unit === "%" ? value : Math.round(value * 10) / 10, unit);
  return `${end(interval.low)}–${end(interval.high)}`;
}

/** Whether the places are those that chance leaves open: where it is not known of one, they are of the figures as printed. */
function isByChance({ lines }: Series): boolean {
  const placed = lines.flatMap(({ points }) => points).filter(({ standing }) => standing?.rank);
  return placed.every(({ standing }) => standing?.interval);
}

/** `第3位（2–9）`; `第3位` where it is that of the figures as printed, alone. */
function placeText(rank: RankPlace | null | undefined, byChance: boolean): string {
  if (!rank) return "";
  const { place, best, worst } = rank;
  if (best === worst) return `第${place}位${byChance ? `（${best}）` : ""}`;
  return `第${place}位（${best}–${worst}）`;
}

/** As printed, so that a reader can check it: of shares the difference of the tenths. */
function distanceText(point: Point | undefined, middle: number | null, unit: ValueUnit): string {
  if (point?.standing?.distance == null || point.value === null || middle === null) return "";
  return unit === "%"
    ? shareChangeText(middle, point.value).replace("个百分点", "")
    : changeText(point.standing.distance);
}

/** `+18（+6.1%）`, `由0件增至5件`, `+1.3个百分点`; why there is none in a word or two. */
export function standingChange(point: Point | undefined, unit: ValueUnit): string {
  const change = point?.standing?.change;
  if (!change) return "";
  if (change.refused !== null) return refusedText(change);
  return differenceNote({ zh: "", unit }, change.before, change.now);
}

const refusedText = ({ refused }: Change) => (refused === "no_base" ? "分母不足" : "");
