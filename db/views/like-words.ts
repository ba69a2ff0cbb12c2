import { agencyKindLabels } from "@/lib/agencies/agency-kind";
import { comparableBase } from "@/lib/catalogue/comparison";
import { yearsText } from "@/lib/chart/chart-words";
import { numberText } from "@/lib/chart/number-text";
import { isLikeWay, likeWays, mostLike, parseLike } from "@/lib/view/like-choice";
import type { ReadDb } from "../client";
import { agencyNames } from "../queries/agency-rows";
import { kindsByKey } from "../queries/like/among-facts";
import type { LikeUnits, NoLikes } from "../queries/like/like-units";

/** An agency and those like it, in words: what they are called together, why they are alike, what has to be said. */
export type LikeWords = { name: string; reason: string; notes: string[] };

/** What agencies are compared in, by name: 收件量, 常住人口. */
export const likeMeasure = (by: string): string => (isLikeWay(by) ? likeWays[by].zh : by);

/** A choice on its own: 同一上级的同类机关, 收件量相近的10个. */
export const likeChoiceText = (by: string): string =>
  by === "parent" || by === "city" ? `${likeWays[by].zh}的同类机关` : `${likeMeasure(by)}相近的${mostLike}个`;

/** 清晏街道及收件量相近的街道; 与清晏街道相近的10个街道（同为街道，2024–2025年平均收件量12.5–18件）. */
export async function likeWords(db: ReadDb, like: string, found: LikeUnits): Promise<LikeWords> {
  const { of, by } = parseLike(like);
  const { nearest, place, keys } = found;
  const parent = (await kindsByKey(db, [of]))[0]?.parentKey ?? null;
  const names = await agencyNames(db, [of, ...[place, parent].flatMap((key) => key ?? [])]);
  const above = found.kind === "bureau" && parent !== null ? (names.get(parent) ?? "") : "";
  // Every county has a bureau of the name.
  const own = `${above}${names.get(of) ?? of}`;
  const kind = kindText(found);
  const others = `与${own}相近的${keys.length - 1}个${kind}`;
  if (nearest === null) {
    const alike = `${place === null ? "" : (names.get(place) ?? place)}${kind}`;
    return { name: alike, reason: `${others}（同为${alike}）`, notes: [] };
  }
  const measure = likeMeasure(by);
  return {
    name: `${own}及${measure}相近的${kind}`,
    reason: `${others}（同为${kind}，${rangeText(measure, nearest)}）`,
    notes: likeNotes(own, kind, by, nearest),
  };
}

/** 2024–2025年平均收件量11.5–25件: of those alone whose figures are of the same years as the agency's. */
function rangeText(measure: string, { near, years, unit }: NonNullable<LikeUnits["nearest"]>): string {
  const means = near.flatMap((one) => (isOfYears(one, years) ? [one.mean] : []));
  if (means.length === 0) return `按双方都有数的年份的${measure}`;
  const range = [...new Set([Math.min(...means), Math.max(...means)].map(meanNumber))].join("–");
  const whose = means.length < near.length ? `其中${means.length}个` : "";
  return `${whose}${meanText(years)}${measure}${range}${unit}`;
}

const isOfYears = (one: { years: readonly number[] }, years: readonly number[]) =>
  one.years.join() === years.join();

function likeNotes(
  own: string,
  kind: string,
  by: string,
  nearest: NonNullable<LikeUnits["nearest"]>,
): string[] {
  const { years, mean, near, without, tied, unit, counts } = nearest;
  const measure = likeMeasure(by);
  const most = near.length;
  const added = counts ? 1 : 0;
  const farthest = Math.max(
    ...near.map((one) => {
      const ratio = (one.mean + added) / (one.own + added);
      return Math.max(ratio, 1 / ratio);
    }),
  );
  const elsewhere = near.filter((one) => !isOfYears(one, years)).length;
  return [
    `${own}${meanText(years)}${measure}${meanNumber(mean)}${unit}；在库中其他${kind}中取与它相差倍数最小的${most}个${counts ? "（各加1后相比）" : ""}`,
    ...(farthest > farRatio ? [`其中最远的与${own}相差${meanNumber(farthest)}倍：库中没有更近的`] : []),
    ...(tied > 0 ? [`相差倍数与其中最后一个相同的还有${tied}个，按区划代码排在后面，没有列入`] : []),
    ...(elsewhere > 0
      ? [
          `其中${elsewhere}个没有${whenText(years)}${years.length > 1 ? "两年" : ""}的数，按与${own}都有数的最近${years.length}年相比`,
        ]
      : []),
    ...(without > 0 ? [`另有${without}个${kind}没有可以相比的${measure}，没有参加`] : []),
    ...(counts && mean * years.length < comparableBase
      ? [
          `${measure}都很少（${own}${years.length > 1 ? "两年合计" : ""}不足${comparableBase}${unit}），是否相近多出于偶然`,
        ]
      : []),
    ...(by === "disclosed" ? [`${measure}取自报告正文，口径由各机关自定，可能是约数`] : []),
    ...(counts ? [] : [`${measure}不是年报所载，是另外录入的背景数据`]),
  ];
}

/** Who is farther is hardly like the agency: it is said. */
const farRatio = 2;

/** 2024–2025年平均; of one year 2025年. */
function meanText(years: readonly number[]): string {
  return `${whenText(years)}${years.length > 1 ? "平均" : ""}`;
}

function whenText(years: readonly number[]): string {
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0];
  return last - first > 1 ? `${first}年、${last}年` : yearsText(years);
}

/** With one decimal; with more where that would make it 0. */
const meanNumber = (mean: number) => numberText(mean < 0.1 ? mean : Math.round(mean * 10) / 10);

const levels = { province: "省级", city: "市级", county: "区县", other: "" } as const;

function kindText({ kind, level }: Pick<LikeUnits, "kind" | "level">): string {
  const zh = Object.entries(agencyKindLabels).find(([id]) => id === kind)?.[1] ?? "机关";
  return `${levels[level]}${zh}`;
}

/** Why an agency has no likes, as a sentence without its end. */
export function noLikesText(own: string, by: string, { none }: NoLikes): string {
  const measure = likeMeasure(by);
  const reasons: Record<NoLikes["none"], string> = {
    agency: `没有机关“${own}”`,
    kind: `${own}还没有认定是哪一类机关，不能找相近的机关`,
    place: `${own}不在${by === "city" ? "任何一个城市" : "任何一个地区"}之内，不能按${measure}找相近的机关`,
    way: `没有“${measure}”这样的背景数据，可以用parent、city、received、disclosed`,
    value: `没有${own}可用的${measure}，不能按它找相近的机关`,
    others: `库中没有可以与${own}相比的同类机关`,
  };
  return reasons[none];
}
