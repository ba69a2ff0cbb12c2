import { Bar, BarChart, type BarShapeProps, DefaultZIndexes, XAxis, YAxis, ZIndexLayer } from "recharts";
import { silentAxis } from "../../drawing/axes";
import { signColours } from "../../drawing/figure-marks";
import { around, fontSize } from "../../drawing/plot";
import { fromBand } from "../../drawing/spots";
import { TextGround, wordsBox } from "../../drawing/text-marks";
import { palette } from "../../palette";
import { pointSigns } from "../../point-words";
import type { DrawingProps, FormDrawing } from "../chart-form";
import { type BarPlan, type BarRow, barSpots, planBars, tipLine } from "./bar-plan";

/** A ranking of agencies in the last year of the series. Bars start at zero; a missing figure is words, no bar. */
function BarDrawing({ series, width, height, children }: DrawingProps) {
  const plan = planBars(series, { width, height });
  const { plot, rows, horizontal } = plan;
  const shape = (bar: BarShapeProps) => {
    const row = rows[bar.originalDataIndex];
    if (row === undefined || row.value === null) return <g />;
    // Below zero Recharts gives a negative size.
    const left = Math.min(bar.x, bar.x + bar.width);
    const top = Math.min(bar.y, bar.y + bar.height);
    return (
      <rect
        x={left}
        y={top}
        width={Math.abs(bar.width)}
        height={Math.abs(bar.height)}
        fill={row.hollow ? palette.surface : row.colour}
        stroke={row.hollow ? row.colour : "none"}
        className="c-bar"
      />
    );
  };
  const agencies = { ...silentAxis, dataKey: "key", type: "category" } as const;
  const values = { ...silentAxis, type: "number", domain: plan.domain, allowDataOverflow: true } as const;
  return (
    <BarChart
      accessibilityLayer={false}
      width={width}
      height={height}
      data={rows}
      layout={horizontal ? "vertical" : "horizontal"}
      margin={around(plot, { width, height })}
      barCategoryGap={horizontal ? "22%" : "30%"}
    >
      <XAxis {...(horizontal ? values : agencies)} />
      <YAxis {...(horizontal ? agencies : values)} />
      <Bar
        dataKey={(row: BarRow) => row.value}
        shape={shape}
        maxBarSize={horizontal ? 18 : 56}
        isAnimationActive={false}
      />
      {horizontal ? (
        <line x1={plan.at(0)} x2={plan.at(0)} y1={plot.top} y2={plot.bottom} stroke={palette.faint} />
      ) : (
        <line x1={plot.left} x2={plot.right} y1={plan.at(0)} y2={plan.at(0)} stroke={palette.faint} />
      )}
      <BarNames plan={plan} />
      <ZIndexLayer zIndex={DefaultZIndexes.label}>
        <ReferenceMark plan={plan} />
        <BarTips plan={plan} />
      </ZIndexLayer>
      {children}
    </BarChart>
  );
}

/** The middle of an agency's band, in px along the axis of the agencies. */
function middle({ horizontal, plot, band }: BarPlan, index: number): number {
  return (horizontal ? plot.top : plot.left) + band * (index + 0.5);
}

function BarNames({ plan }: { plan: BarPlan }) {
  const { plot, horizontal, height } = plan;
  const left = plan.domain[0] < 0 && horizontal ? 0 : plot.left - 8;
  return (
    <g className="c-names">
      {plan.rows.map((row, index) => (
        <text
          key={row.key}
          x={horizontal ? left : middle(plan, index)}
          y={horizontal ? middle(plan, index) + 4 : height - 10}
          textAnchor={horizontal ? (left === 0 ? "start" : "end") : "middle"}
          fill={palette.ink}
          fontWeight={row.strong ? 500 : undefined}
        >
          {row.name}
        </text>
      ))}
    </g>
  );
}

function tipPlace(plan: BarPlan, row: BarRow, index: number) {
  const value = row.value ?? Math.max(0, plan.domain[0]);
  const along = middle(plan, index);
  const negative = row.value !== null && row.value < 0;
  if (plan.horizontal)
    return {
      x: plan.at(value) + (negative ? -6 : 6),
      y: along + 4,
      textAnchor: negative ? ("end" as const) : ("start" as const),
    };
  return {
    x: along,
    y: plan.at(value) + (negative ? fontSize + 4 : -6),
    textAnchor: "middle" as const,
  };
}

/** Plain ground below the tips that the median runs through. */
function TipGrounds({ plan }: { plan: BarPlan }) {
  const { reference, horizontal, rows, band } = plan;
  if (!reference) return null;
  const at = plan.at(reference.value);
  return rows.map((row, index) => {
    const words = { ...tipPlace(plan, row, index), text: horizontal ? tipLine(row) : row.tip };
    const { left, right, top, bottom } = wordsBox(words);
    const met = horizontal ? left <= at && at <= right : top <= at && at <= bottom;
    return (
      met && (
        <TextGround
          key={row.key}
          words={words}
          fill={palette.surface}
          {...(horizontal ? {} : { most: band })}
        />
      )
    );
  });
}

function BarTips({ plan }: { plan: BarPlan }) {
  return (
    <g className="c-tips">
      <TipGrounds plan={plan} />
      {plan.rows.map((row, index) => (
        <text
          key={row.key}
          {...tipPlace(plan, row, index)}
          fill={row.value === null ? palette.secondary : palette.ink}
          fontWeight={row.strong ? 500 : undefined}
        >
          {row.tip}
          {row.sign !== null && (
            <tspan fill={signColours[row.sign]} fontWeight={500}>
              {pointSigns[row.sign].sign}
            </tspan>
          )}
          {plan.horizontal && row.parts !== null && (
            <tspan fill={palette.secondary} fontWeight={400}>
              {` ${row.parts}`}
            </tspan>
          )}
        </text>
      ))}
    </g>
  );
}

/** The group's median as a thin dark line with its name. */
function ReferenceMark({ plan }: { plan: BarPlan }) {
  const { reference, plot, horizontal } = plan;
  if (!reference) return null;
  const at = plan.at(reference.value);
  if (!horizontal)
    return (
      <g className="c-reference">
        <line x1={plot.left} x2={plot.right} y1={at} y2={at} stroke={palette.ink} />
        <text x={plot.right + 4} y={at + 4} fill={palette.ink}>
          {reference.text}
        </text>
      </g>
    );
  const late = at > (plot.left + plot.right) / 2;
  return (
    <g className="c-reference">
      <line x1={at} x2={at} y1={plot.top - 6} y2={plot.bottom} stroke={palette.ink} />
      <text
        x={late ? at + 2 : at - 2}
        y={plot.top - 10}
        textAnchor={late ? "end" : "start"}
        fill={palette.ink}
      >
        {reference.text}
      </text>
    </g>
  );
}

export const barDrawing: FormDrawing = {
  Drawing: BarDrawing,
  spots: barSpots,
  distance: fromBand,
  arrows: "list",
};
