import type { Line, Point, Series } from "@/lib/series/series";
import { withoutSides } from "@/lib/series/withheld-standing";
import { funnelLimits } from "@/lib/statistics/funnel";
import { roundTicks } from "../../drawing/axes";
import { type SignMark, signMarks } from "../../drawing/figure-marks";
import { type DrawingSize, fontSize, type Plot, scale } from "../../drawing/plot";
import { type Spot, spotOf } from "../../drawing/spots";
import { spreadLabels } from "../../drawing/spread-labels";
import { labelText, numberText, tickText } from "../../number-text";
import { palette, sequential, seriesColours } from "../../palette";
import { textWidth } from "../../text-width";
import { type DotLabel, nameDots } from "../scatter/dots";
import { drawnDots, isFarOut } from "./funnel-points";

export type FunnelDot = {
  line: Line;
  point: Point;
  x: number;
  y: number;
  colour: string;
  radius: number;
  /** The whole is too small to say anything. */
  hollow: boolean;
  /** Chosen among others: named in any case. */
  strong: boolean;
  /** Null where it may be named. */
  lacks: string | null;
};
type Tick = { at: number; text: string };
type Limit = { sure: 95 | 99.8; path: string };
export type FunnelPlan = DrawingSize & {
  plot: Plot;
  along: { ticks: Tick[]; title: string };
  up: { ticks: Tick[]; title: string };
  limits: Limit[];
  /** Px of the rate of all together; null where there is none. */
  middle: number | null;
  /** Behind the ends of the lines, from above. */
  endLabels: { text: string; y: number; strong: boolean }[];
  /** Grey first, those that are named last. */
  dots: FunnelDot[];
  labels: DotLabel[];
  signs: SignMark[];
  namesCut: boolean;
};

/** A dot for each agency, its share above its whole, between the limits that chance alone keeps. */
export function planFunnel(series: Series, size: DrawingSize): FunnelPlan {
  const points = drawnDots(series);
  const { together } = series;
  const rate = together ? together.part / together.whole : null;
  const shares = [...points.map(({ share }) => share), ...(rate === null ? [] : [rate])];
  const across = acrossOf(points.map(({ whole }) => whole));
  // At the end of the axis the limits are narrowest, and have to be seen.
  const narrowest = rate === null ? null : funnelLimits(rate, across.high, 99.8);
  const upwards = roundTicks([...shares, ...(narrowest === null ? [] : [narrowest.low, narrowest.high])], {
    zero: false,
    whole: false,
  });
  const upTexts = upwards.ticks.map((tick) => tickText(tick, upwards.high, "%"));
  const ends = rate === null ? [] : endsOf(rate, across.high, upwards, size.width);
  const endRoom = Math.max(0, ...ends.map(({ text }) => textWidth(text, fontSize)));
  const plot: Plot = {
    left: Math.ceil(Math.max(...upTexts.map((text) => textWidth(text, fontSize)))) + 10,
    top: 34,
    right: size.width - (endRoom > 0 ? Math.ceil(endRoom) + 8 : 12),
    bottom: size.height - 44,
  };
  const straight = scale(across.from(0), across.from(across.high), plot.left, plot.right);
  const x = (whole: number) => straight(across.from(whole));
  const y = scale(upwards.low, upwards.high, plot.bottom, plot.top);
  const dots = placeDots(series, x, y);
  const middle = rate === null ? null : y(rate);
  const labels = nameDots(dots, plot, { x: null, y: middle });
  const spread = spreadLabels(
    ends.map(({ at }) => y(at)),
    14,
    plot.top,
    plot.bottom,
  );
  return {
    ...size,
    plot,
    along: {
      ticks: ticksThatFit(across.ticks, x),
      title: `全部（分母，件）${across.isSquareRoot ? "，平方根刻度" : ""}`,
    },
    up: {
      ticks: upwards.ticks.map((tick, index) => ({ at: y(tick), text: upTexts[index] ?? "" })),
      title: `${series.title}${upwards.low > 0 ? "，不从0起" : ""}`,
    },
    limits: rate === null ? [] : limitsOf(rate, across.high, upwards, { x, y }),
    middle,
    endLabels: ends.map(({ text, at, strong }, index) => ({ text, strong, y: spread?.[index] ?? y(at) })),
    dots,
    labels,
    signs: dots.flatMap(({ line, point, x: left, y: top }) => signMarks(line, point, left, top)),
    namesCut: dots.some(
      (dot) => dot.lacks === null && !labels.some(({ keys }) => keys.includes(dot.line.key)),
    ),
  };
}

type Across = { high: number; ticks: number[]; isSquareRoot: boolean; from: (whole: number) => number };

/** Wholes from nothing on; by their square roots where a few are so large that all others would stand on one spot. */
function acrossOf(wholes: readonly number[]): Across {
  const sorted = [...wholes].sort((a, b) => a - b);
  const largest = sorted.at(-1) ?? 0;
  const usual = sorted[Math.floor(sorted.length / 2)] ?? largest;
  const { high, ticks } = roundTicks(wholes, { zero: true, whole: true });
  if (largest <= 5 * usual) return { high, ticks, isSquareRoot: false, from: (whole) => whole };
  const round: number[] = [];
  for (let power = 1; power <= high; power *= 10)
    for (const base of [1, 2, 5]) if (base * power < high) round.push(base * power);
  return { high, ticks: [0, ...round, high], isSquareRoot: true, from: Math.sqrt };
}

/** From the largest downwards, as many as stand clear of each other; the ends of the axis always. */
function ticksThatFit(ticks: readonly number[], x: (whole: number) => number): Tick[] {
  const fitting: Tick[] = [];
  let free = Number.POSITIVE_INFINITY;
  for (const tick of [...ticks].reverse()) {
    const [at, text] = [x(tick), numberText(tick)];
    const half = textWidth(text, fontSize) / 2 + 6;
    if (at + half > free) continue;
    if (tick !== 0 && at - half < x(0) + 10) continue;
    fitting.unshift({ at, text });
    free = at - half;
  }
  return fitting;
}

type Shown = { low: number; high: number };
const sides = ["low", "high"] as const;
type Side = (typeof sides)[number];

/** Whether a limit is above the lower and below the upper end of the axis: further out no share could be. */
function isSeen(limit: number, side: Side, shown: Shown): boolean {
  return side === "low" ? limit > shown.low : limit < Math.min(1, shown.high);
}

/** Narrower drawings say only the number of a limit. */
const roomForWords = 480;

/** What stands behind the ends of the lines that are drawn. */
function endsOf(
  rate: number,
  high: number,
  shown: Shown,
  width: number,
): { text: string; at: number; strong: boolean }[] {
  const word = width < roomForWords ? "" : "界限";
  const limits = ([95, 99.8] as const).flatMap((sure) =>
    sides.flatMap((side) => {
      const at = funnelLimits(rate, high, sure)[side];
      return isSeen(at, side, shown) ? [{ text: `${sure}%${word}`, at, strong: false }] : [];
    }),
  );
  return [...limits, { text: `合计 ${labelText(rate, "%")}`, at: rate, strong: true }];
}

const corners = 80;

/** The limits as far as they are seen. */
function limitsOf(
  rate: number,
  high: number,
  shown: Shown,
  to: { x: (whole: number) => number; y: (share: number) => number },
): Limit[] {
  return ([95, 99.8] as const).flatMap((sure) =>
    sides.flatMap((side): Limit[] => {
      const limit = (whole: number) => funnelLimits(rate, whole, sure)[side];
      if (!isSeen(limit(high), side, shown)) return [];
      // Limits narrow with the whole: each begins where it comes into sight.
      let [hidden, seen] = [0, high];
      while (seen - hidden > high / 1e4) {
        const half = (hidden + seen) / 2;
        if (isSeen(limit(half), side, shown)) seen = half;
        else hidden = half;
      }
      const [from, until] = [Math.sqrt(seen), Math.sqrt(high)];
      const path = Array.from({ length: corners + 1 }, (_, at) => {
        const whole = at === corners ? high : (from + (until - from) * (at / corners) ** 2) ** 2;
        return `${px(to.x(whole))},${px(to.y(limit(whole)))}`;
      });
      return [{ sure, path: `M${path.join("L")}` }];
    }),
  );
}

const px = (value: number) => Math.round(value * 100) / 100;

const mostStrong = 7;

function placeDots(series: Series, x: (whole: number) => number, y: (share: number) => number): FunnelDot[] {
  const points = drawnDots(series).map((dot) =>
    series.withholdsRanks ? { ...dot, point: withoutSides(dot.point) } : dot,
  );
  const singled = points.some(({ line }) => line.role === "context");
  const chosen = points.filter(({ line }) => line.role === "series").length;
  return points
    .map(({ line, point, share, whole, isSmall }): FunnelDot => {
      const isChosen = singled && line.role === "series";
      const strong = isChosen && chosen <= mostStrong;
      const isNamed = strong || isFarOut(point);
      return {
        line,
        point,
        x: x(whole),
        y: y(share),
        colour: isChosen ? seriesColours[0] : colourOf(point, singled),
        radius: isSmall ? 3.5 : isFarOut(point) || strong ? 5 : 4,
        hollow: isSmall,
        strong,
        lacks: isNamed ? null : "",
      };
    })
    .sort((a, b) => Number(a.strong) - Number(b.strong) || Number(b.lacks === "") - Number(a.lacks === ""));
}

/** The farther out, the darker; the same above and below. */
function colourOf(point: Point, singled: boolean): string {
  const against = point.standing?.against ?? null;
  if (singled) return isFarOut(point) ? palette.secondary : palette.context;
  if (isFarOut(point)) return seriesColours[0];
  return against === "above" || against === "below" ? sequential[3] : palette.faint;
}

export function funnelSpots(series: Series, size: DrawingSize): Spot[] {
  return planFunnel(series, size).dots.map(({ line, point, x, y }) =>
    spotOf({ line, point, of: series, x, y }),
  );
}
