import { missingReasons } from "../catalogue/cell";
import { smallestBase } from "../catalogue/rates";
import type { PointAnswer } from "./answer";
import { type Ranked, rankOf } from "./rank";
import { changeNumbers, printed } from "./sentence-numbers";

/** What must stand in a sentence, and what must not. 约 is left out of both. */
export type Claims = { says: string[]; not: string[] };

/** A figure with its unit, a share with its part and base, or why there is none. */
export function figureText({ value, missing, part, whole }: PointAnswer, unit: string): string {
  if (value === null) return missingReasons[missing ?? "no_reports"].zh;
  const text = unit === "%" ? printed(value, unit) : `${printed(value, unit)}${unit}`;
  return part !== null && whole !== null ? `${text}（${printed(part, "")}/${printed(whole, "")}）` : text;
}

/** 可比23个; the reason for stating no change may be that 可比机关 have too small a base. */
const comparedCounts = [..."0123456789"].map((digit) => `可比${digit}`);

/** Of one line: its last figure, how many are behind it, and the change, of a group with the number of the units. */
export function trendClaims(now: PointAnswer, unit: string, matched: boolean): Claims {
  const says = [figureText(now, unit)];
  if (now.value === null) return { says, not: ["比上年增加", "比上年减少", "持平"] };
  if (now.expected > 1 && matched) says.push(`${now.reported}个各年都有数`);
  else if (now.expected > 1 && now.reported < now.expected) says.push(`${now.reported}个有数`);
  if (now.expected > 1 && now.flagged > 0) says.push(`含${now.flagged}个待核的数`);
  if (now.expected > 1 && now.impossible > 0) says.push(`${now.impossible}个明显有误的数未计入`);
  if (now.expected <= 1 && now.impossible > 0) says.push("明显有误");
  if (now.expected <= 1 && now.flagged > 0 && now.impossible === 0) says.push("待核");
  const numbers = now.change === null ? null : changeNumbers(now.change, unit);
  if (numbers === null || now.change === null)
    return { says, not: [...comparedCounts, "比上年增加", "比上年减少", "持平"] };
  if (now.expected > 1 || now.change.of > 1) says.push(`可比${now.change.n}个，`);
  if (numbers.direction === "same") return { says: [...says, "持平"], not: [] };
  const up = unit === "%" ? "上升" : "增加";
  const down = unit === "%" ? "下降" : "减少";
  const verb = numbers.direction === "up" ? up : down;
  const size = numbers.percent === "0" ? "<0.1" : `${sign(numbers.direction)}${numbers.percent}`;
  const percent = numbers.percent === null ? "" : `（${size}%）`;
  says.push(`${verb}${numbers.size}${unit === "%" ? "个百分点" : `${unit}${percent}`}`);
  return { says, not: numbers.percent === null && unit !== "%" ? [`${numbers.size}${unit}（+`] : [] };
}

const sign = (direction: string) => (direction === "up" ? "+" : "−");

/** The place of one among all of its group; shares have none. */
export function rankClaims(own: PointAnswer, all: readonly PointAnswer[]): Claims {
  const ranked: Ranked[] = [];
  let mine: Ranked | null = null;
  for (const { value, impossible, approximate } of all) {
    if (value === null || impossible > 0) continue;
    const one = { value, approximate };
    ranked.push(one);
    if (value === own.value && approximate === own.approximate) mine = one;
  }
  if (mine === null || own.impossible > 0) return { says: [], not: ["居"] };
  const { best, worst, of } = rankOf(mine, ranked);
  let tied = false;
  let exact = !mine.approximate;
  for (const one of ranked) {
    if (one.approximate) exact = false;
    if (one !== mine && one.value === mine.value) tied = true;
  }
  const place = best === worst ? `第${best}位` : `第${best}–${worst}位`;
  return { says: [`有数的${of}个${exact && tied && best === worst ? "并列" : ""}${place}`], not: [] };
}

/** Of many beside each other: how many have a figure, the largest and the smallest, and the reasons of the others. */
export function rankingClaims(all: readonly PointAnswer[], unit: string): Claims {
  const says: string[] = [];
  const reasons = new Map<string, number>();
  const values: number[] = [];
  let impossible = 0;
  let flagged = 0;
  for (const point of all) {
    if (point.value !== null && point.impossible > 0) impossible += 1;
    if (point.value !== null && point.impossible === 0 && point.flagged > 0) flagged += 1;
    if (point.value !== null && point.impossible === 0) values.push(point.value);
    if (point.missing !== null) reasons.set(point.missing, (reasons.get(point.missing) ?? 0) + 1);
  }
  for (const [reason, count] of reasons)
    for (const [id, { zh }] of Object.entries(missingReasons))
      if (id === reason) says.push(`${zh}${count}个`);
  if (impossible > 0) says.push(`明显有误的数${impossible}个`);
  if (flagged > 0) says.push(`待核的数${flagged}个`);
  if (values.length === 0) return { says: [...says, "没有可以比较的数"], not: [] };
  if (values.length < all.length) says.push(`${values.length}个有数`);
  for (const end of [Math.max(...values), Math.min(...values)])
    says.push(`${printed(end, unit)}${unit === "%" ? "" : unit}`);
  return { says, not: [] };
}

/** A median with the number of figures that it rests on. */
export function medianClaims(point: PointAnswer, unit: string): Claims {
  if (point.value === null) return { says: [], not: [] };
  const value = `${printed(point.value, unit)}${unit === "%" ? "" : unit}`;
  const n = point.expected > 1 ? `（${point.reported}个有数）` : "";
  return { says: [`中位数${value}${n}`], not: [] };
}

/** The first and the last year of each unit: of more than three how many rose and fell, nothing across a break. */
export function slopeClaims(
  pairs: readonly { before: PointAnswer; now: PointAnswer }[],
  joined: boolean,
  unit: string,
): Claims {
  if (!joined) return { says: ["不能相连比较"], not: ["增至", "减至", "升至", "降至", "增加", "减少"] };
  let rose = 0;
  let fell = 0;
  let same = 0;
  const says: string[] = [];
  for (const { before, now } of pairs) {
    if (before.value === null || now.value === null || before.impossible > 0 || now.impossible > 0) continue;
    if (now.value > before.value) rose += 1;
    if (now.value < before.value) fell += 1;
    if (now.value === before.value) same += 1;
    says.push(figureText(now, unit));
  }
  if (pairs.length <= 3) return { says, not: [] };
  const counted: string[] = [];
  if (rose > 0) counted.push(`增加${rose}个`);
  if (fell > 0) counted.push(`减少${fell}个`);
  if (same > 0) counted.push(`持平${same}个`);
  return { says: counted, not: [] };
}

/** The layers of the last year; with their shares where none is missing and the sum is large enough. */
export function layerClaims(points: readonly PointAnswer[], unit: string, asShares: boolean): Claims {
  const says: string[] = [];
  let sum = 0;
  let whole = true;
  for (const { value, missing, impossible, expected } of points) {
    if (value === null && missing !== "not_in_form") whole = false;
    if (impossible > 0 && expected <= 1) whole = false;
    sum += value ?? 0;
  }
  const shares = asShares && unit !== "%" && whole && sum >= smallestBase;
  for (const point of points) {
    says.push(figureText(point, unit));
    if (shares && point.value !== null) says.push(`（${printed(point.value / sum, "%")}）`);
  }
  return { says, not: shares ? [] : asShares && unit !== "%" ? ["%"] : [] };
}

/** Σpart of Σwhole, and how many shares differ from it by more than 3.0902 or 1.96 of their own standard deviations. */
export function funnelClaims(points: readonly PointAnswer[]): Claims {
  let parts = 0;
  let wholes = 0;
  let n = 0;
  for (const { part, whole, reported } of points) {
    if (reported !== 1 || part === null || whole === null || whole === 0) continue;
    parts += part;
    wholes += whole;
    n += 1;
  }
  let far = 0;
  let near = 0;
  let compared = 0;
  for (const { value, whole, impossible } of points) {
    if (value === null || whole === null || impossible > 0) continue;
    compared += 1;
    const rate = parts / wholes;
    const away = Math.abs(value - rate) / Math.sqrt((rate * (1 - rate)) / whole);
    if (away > 3.090232306167813) far += 1;
    else if (away > 1.959963984540054) near += 1;
  }
  if (n < 2 || compared === 0) return { says: ["没有可以比较的数"], not: ["界限"] };
  const says = [
    `${n}个机关合计`,
    `${printed(parts / wholes, "%")}（部分${printed(parts, "")}，全部${printed(wholes, "")}）`,
    `可以比较的${compared}个中${far === 0 ? "没有机关" : `${far}个`}在99.8%界限之外`,
  ];
  if (near === 0) return { says, not: ["95%界限"] };
  return { says: [...says, `另有${near}个在95%界限之外`], not: [] };
}
