import { fontSize } from "../../drawing/plot";
import { signColours } from "../../drawing/point-signs";
import { TextGround, wordsBox } from "../../drawing/text-ground";
import { palette } from "../../palette";
import { pointSigns } from "../../point-words";
import { type BarPlan, type BarRow, tipLine } from "./bar-plan";

/** The middle of a unit's band, in px along the axis of the units. */
function middle({ horizontal, plot, band }: BarPlan, index: number): number {
  return (horizontal ? plot.top : plot.left) + band * (index + 0.5);
}

export function BarNames({ plan }: { plan: BarPlan }) {
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

export function BarTips({ plan }: { plan: BarPlan }) {
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
export function ReferenceMark({ plan }: { plan: BarPlan }) {
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
