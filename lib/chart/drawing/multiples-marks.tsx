import { palette } from "../palette";
import type { MultiplesPlan } from "./multiples-plan";
import { openPath } from "./open-path";
import type { Panel } from "./panel";
import { fontSize } from "./plot";

export function MultiplesKey({ plan: { key } }: { plan: MultiplesPlan }) {
  return (
    <g className="c-key">
      {key.map((line, index) => (
        <text key={line} x={0} y={12 + index * 18} fill={palette.secondary}>
          {line}
        </text>
      ))}
    </g>
  );
}

/** One agency: its line over the grey ones, its name and last figure above, the first and last year below. */
export function PanelMarks({ panel, plan, years }: { panel: Panel; plan: MultiplesPlan; years: number[] }) {
  const { plot, x, y, line } = panel;
  return (
    <g className="c-panel">
      {plan.rest !== "" && (
        <path
          d={plan.rest}
          transform={`translate(${plot.left} ${plot.top})`}
          fill="none"
          stroke={palette.context}
          className="c-rest"
        />
      )}
      {plan.reference && (
        <path
          d={openPath(plan.reference.points, x, y)}
          fill="none"
          stroke={palette.ink}
          className="c-median"
        />
      )}
      <path
        d={openPath(line.points, x, y)}
        fill="none"
        stroke={plan.colour}
        strokeWidth={2.25}
        strokeLinejoin="round"
        className="c-own"
      />
      <PanelDots panel={panel} colour={plan.colour} />
      <text x={plot.left} y={panel.box.y + fontSize + 2} fill={palette.ink} fontWeight={500}>
        {panel.name}
      </text>
      {panel.figure !== null && (
        <text x={plot.right} y={panel.box.y + fontSize + 2} textAnchor="end" fill={palette.secondary}>
          {panel.figure}
        </text>
      )}
      <PanelYears panel={panel} years={years} />
    </g>
  );
}

/** Figures that stand alone between gaps, the last figure, and hollow marks for those that are missing. */
function PanelDots({ panel: { line, x, y, plot, missing }, colour }: { panel: Panel; colour: string }) {
  const dots = line.points.flatMap(({ year, value }, index, points) => {
    const alone = points[index - 1]?.value == null && points[index + 1]?.value == null;
    return value !== null && (alone || index === points.length - 1) ? [{ year, value }] : [];
  });
  return (
    <>
      {dots.map(({ year, value }) => (
        <circle key={year} cx={x(year)} cy={y(value)} r={2.75} fill={colour} />
      ))}
      {missing.map(({ year, text }) => (
        <circle
          key={year}
          cx={x(year)}
          cy={plot.bottom}
          r={3}
          fill={palette.surface}
          stroke={colour}
          strokeWidth={1.25}
          className="c-missing"
        >
          <title>{text}</title>
        </circle>
      ))}
    </>
  );
}

function PanelYears({ panel: { plot }, years }: { panel: Panel; years: number[] }) {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return (
    <>
      <text x={plot.left} y={plot.bottom + 16} fill={palette.secondary}>
        {first}
      </text>
      {last > first && (
        <text x={plot.right} y={plot.bottom + 16} textAnchor="end" fill={palette.secondary}>
          {last}
        </text>
      )}
    </>
  );
}

/** The gridlines, zero lines and changes of form of all panels, a path for each sort. */
export function PanelGrids({ plan: { panels, values, breaks } }: { plan: MultiplesPlan }) {
  const across = (wanted: (tick: number) => boolean) =>
    panels
      .flatMap(({ plot, y }) =>
        values.ticks.filter(wanted).map((tick) => `M${plot.left},${y(tick)}H${plot.right}`),
      )
      .join("");
  const down = panels
    .flatMap(({ plot, x }) => breaks.map((year) => `M${x(year - 0.5)},${plot.top}V${plot.bottom}`))
    .join("");
  return (
    <g className="c-grid">
      <path d={across((tick) => tick !== 0)} stroke={palette.grid} fill="none" />
      <path d={across((tick) => tick === 0)} stroke={palette.faint} fill="none" />
      {down !== "" && <path d={down} stroke={palette.faint} fill="none" strokeDasharray="3 3" />}
    </g>
  );
}

export function ScaleTexts({ plan: { panels, columns, values } }: { plan: MultiplesPlan }) {
  return (
    <g className="c-grid">
      {panels
        .filter((_, index) => index % columns === 0)
        .flatMap(({ plot, y }) =>
          values.ticks.map((tick, index) => (
            <text
              key={`${plot.top} ${tick}`}
              x={plot.left - 6}
              y={y(tick) + 4}
              textAnchor="end"
              fill={palette.secondary}
            >
              {values.texts[index]}
            </text>
          )),
        )}
    </g>
  );
}
