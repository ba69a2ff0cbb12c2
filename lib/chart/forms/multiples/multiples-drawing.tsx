import { LineChart } from "recharts";
import { crossBelow, MissingCross, markTitle, PointSigns, signMarks } from "../../drawing/figure-marks";
import { isHollow, openPath } from "../../drawing/joined-runs";
import { fontSize } from "../../drawing/plot";
import { palette } from "../../palette";
import type { DrawingProps, FormDrawing } from "../chart-form";
import { type MultiplesPlan, multiplesSpots, type Panel, planMultiples } from "./multiples-plan";

/** Small line charts of one scale, as plain marks on one surface: sixty charts would be sixty states. */
function MultiplesDrawing({ series, width, height, children }: DrawingProps) {
  const plan = planMultiples(series, width);
  return (
    <LineChart accessibilityLayer={false} width={width} height={height} data={[]}>
      <MultiplesKey plan={plan} />
      <PanelGrids plan={plan} />
      <ScaleTexts plan={plan} />
      {plan.panels.map((panel) => (
        <PanelMarks key={panel.line.key} panel={panel} plan={plan} years={series.years} />
      ))}
      {children}
    </LineChart>
  );
}

function MultiplesKey({ plan: { key } }: { plan: MultiplesPlan }) {
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
function PanelMarks({ panel, plan, years }: { panel: Panel; plan: MultiplesPlan; years: number[] }) {
  const { plot, x, y, line } = panel;
  return (
    <g className="c-panel">
      {plan.rest !== "" && (
        <path
          d={plan.rest}
          transform={`translate(${plot.left} ${plot.top})`}
          fill="none"
          stroke={palette.context}
          strokeLinecap="round"
          className="c-rest"
        />
      )}
      {plan.reference && (
        <path
          d={openPath(plan.runs(plan.reference), x, y)}
          fill="none"
          stroke={palette.ink}
          strokeLinecap="round"
          className="c-median"
        />
      )}
      <path
        d={openPath(plan.runs(line), x, y)}
        fill="none"
        stroke={plan.colour}
        strokeWidth={2.25}
        strokeLinejoin="round"
        className="c-own"
      />
      <PanelDots panel={panel} plan={plan} />
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

/** Figures that stand alone or hollow, the last figure, signs, and crosses for those that are missing. */
function PanelDots({ panel: { line, x, y, plot, missing }, plan }: { panel: Panel; plan: MultiplesPlan }) {
  const last = line.points.at(-1);
  const dots = plan
    .runs(line)
    .flatMap((run) => run.filter((point) => run.length === 1 || point === last))
    .flatMap((point) => (point.value === null ? [] : [{ point, at: y(point.value) }]));
  const signs = line.points.flatMap((point) =>
    point.value === null ? [] : signMarks(line, point, x(point.year), y(point.value)),
  );
  return (
    <>
      {dots.map(({ point, at }) => (
        <circle
          key={point.year}
          cx={x(point.year)}
          cy={at}
          r={isHollow(point) ? 3 : 2.75}
          fill={isHollow(point) ? palette.surface : plan.colour}
          stroke={isHollow(point) ? plan.colour : "none"}
          className={isHollow(point) ? "c-hollow" : "c-dot"}
        >
          {markTitle(line, point) !== null && <title>{markTitle(line, point)}</title>}
        </circle>
      ))}
      <PointSigns marks={signs} />
      <g className="c-missing">
        {missing.map(({ year, text }) => (
          <MissingCross
            key={year}
            x={x(year)}
            y={plot.bottom + crossBelow}
            colour={palette.secondary}
            title={text}
          />
        ))}
      </g>
    </>
  );
}

function PanelYears({ panel: { plot }, years }: { panel: Panel; years: number[] }) {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return (
    <>
      <text x={plot.left} y={plot.bottom + 21} fill={palette.secondary}>
        {first}
      </text>
      {last > first && (
        <text x={plot.right} y={plot.bottom + 21} textAnchor="end" fill={palette.secondary}>
          {last}
        </text>
      )}
    </>
  );
}

/** The gridlines, zero lines and changes of form of all panels, a path for each sort. */
function PanelGrids({ plan: { panels, values, breaks } }: { plan: MultiplesPlan }) {
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

function ScaleTexts({ plan: { panels, columns, values } }: { plan: MultiplesPlan }) {
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

export const multiplesDrawing: FormDrawing = {
  Drawing: MultiplesDrawing,
  spots: multiplesSpots,
  arrows: "ordered lines",
};
