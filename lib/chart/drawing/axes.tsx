import { palette } from "../palette";
import { textWidth } from "../text-width";
import { fontSize, type Plot, scale } from "./plot";

/** Room between the axis and the first year, and between the last year and the labels, in px. */
export const yearPadding = { left: 18, right: 12 } as const;

export type YearScale = {
  domain: [number, number];
  x: (year: number) => number;
  /** The years with a label: as many as fit, the last always. */
  labelled: number[];
};

export const yearText = (year: number) => `${year}年`;

/** Places whole years on the width of a plot. Throws if there is no year. */
export function yearScale(years: readonly number[], plot: Plot): YearScale {
  if (years.length === 0) throw new Error("a chart needs at least one year");
  const first = Math.min(...years);
  const last = Math.max(...years);
  const domain: [number, number] = first === last ? [first - 1, last + 1] : [first, last];
  const left = plot.left + yearPadding.left;
  const right = plot.right - yearPadding.right;
  const apart = (right - left) / (domain[1] - domain[0]);
  const every = Math.max(1, Math.ceil((textWidth(yearText(last), fontSize) + 10) / apart));
  return {
    domain,
    x: scale(domain[0], domain[1], left, right),
    labelled: years.filter((year) => (last - year) % every === 0),
  };
}

/** Ends and ticks of a value axis; the ends are ticks. */
export type ValueAxis = { low: number; high: number; ticks: number[] };

const steps = [1, 2, 2.5, 5];

/**
 * Three to five round ticks that cover `values`, from zero, or from a round number below the smallest where
 * `zero` is false and all values lie in the upper quarter and differ. Steps of a `whole` axis are whole numbers.
 */
export function roundTicks(
  values: readonly number[],
  { zero, whole }: { zero: boolean; whole: boolean },
): ValueAxis {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const none = values.length === 0;
  const fromZero = zero || none || least === most || least <= most * 0.75;
  const low = none ? 0 : fromZero ? Math.min(0, least) : least;
  const high = none ? 0 : fromZero ? Math.max(0, most) : most;
  const span = high - low;
  let power = span > 0 ? Math.floor(Math.log10(span / 5)) : whole ? 0 : -1;
  if (whole) power = Math.max(0, power);
  for (; ; power++)
    for (const base of steps) {
      const step = base * 10 ** power;
      if (whole && !Number.isInteger(step)) continue;
      const first = Math.floor(round(low / step));
      const last = Math.max(Math.ceil(round(high / step)), first + 2);
      if (last - first > 4) continue;
      const ticks = Array.from({ length: last - first + 1 }, (_, index) => round((first + index) * step));
      return { low: round(first * step), high: round(last * step), ticks };
    }
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}

type ValueTicks = { ticks: readonly number[]; texts: readonly string[]; y: (value: number) => number };

/** Horizontal gridlines with their figures on the left; the zero line is darker. */
export function ValueGrid({ values, plot }: { values: ValueTicks; plot: Plot }) {
  return (
    <g className="c-grid">
      {values.ticks.map((tick, index) => (
        <g key={tick}>
          <line
            x1={plot.left}
            x2={plot.right}
            y1={values.y(tick)}
            y2={values.y(tick)}
            stroke={tick === 0 ? palette.faint : palette.grid}
          />
          <text x={plot.left - 6} y={values.y(tick) + 4} textAnchor="end" fill={palette.secondary}>
            {values.texts[index]}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The years under the plot. */
export function YearLabels({ years, plot }: { years: YearScale; plot: Plot }) {
  return (
    <g className="c-years">
      {years.labelled.map((year) => (
        <text
          key={year}
          x={years.x(year)}
          y={plot.bottom + fontSize + 8}
          textAnchor="middle"
          fill={palette.secondary}
        >
          {yearText(year)}
        </text>
      ))}
    </g>
  );
}

/** An axis that only scales: its ticks, line and names are marks of our own, and Recharts looks for none. */
export const silentAxis = { hide: true, niceTicks: "none" } as const;

/** The axis of figures. */
export function valueAxis({ low, high }: { low: number; high: number }) {
  return { ...silentAxis, type: "number", domain: [low, high], allowDataOverflow: true } as const;
}
