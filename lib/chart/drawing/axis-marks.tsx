import { palette } from "../palette";
import { fontSize, type Plot } from "./plot";
import { type YearScale, yearText } from "./year-scale";

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

/** An axis that only scales: its ticks, line and names are marks of our own. */
export const silentAxis = { tick: false, axisLine: false, tickLine: false } as const;

/** The vertical axis of figures, as wide as what stands on the left of the plot, in px. */
export function valueAxis({ low, high }: { low: number; high: number }, width: number) {
  return { ...silentAxis, type: "number", domain: [low, high], allowDataOverflow: true, width } as const;
}
