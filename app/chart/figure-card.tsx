import { seriesYears } from "@/lib/chart/chart-words";
import type { Spot } from "@/lib/chart/drawing/spots";
import { exactText, missingExplained, missingText, numberText, shareText } from "@/lib/chart/number-text";
import { checkNames, doubtTexts, pointSigns, signOf } from "@/lib/chart/point-words";
import { standingColumns } from "@/lib/chart/standing-words";
import { changePhrase } from "@/lib/sentence/phrases";
import type { Point, Series } from "@/lib/series/series";

type Props = {
  spot: Spot;
  /** Whether the drawing shows several indicators, so that the card has to say which. */
  several: boolean;
  width: number;
  pinned: boolean;
  onClose: () => void;
};

/** One figure in full: whose, when, how much of what, from how many reports, or why there is none. */
export function FigureCard({ spot, several, width, pinned, onClose }: Props) {
  const { line, point, x, y, share, also } = spot;
  const figures = [{ of: spot.of, point }, ...also];
  // What is put together over years has no single report.
  const source = spot.of.pooled ? "查看机关" : "查看原文";

  return (
    <div className={pinned ? "chart-card pinned" : "chart-card"} style={placeOf(x, y, width)} role="status">
      <div>
        {line.name} {spot.of.pooled ? seriesYears(spot.of) : `${point.year}年`}
      </div>
      {figures.map((figure, index) => (
        <Figure key={figure.of.indicator ?? index} {...figure} named={several} />
      ))}
      <Standing of={spot.of} point={point} />
      {share !== null && <div>占当年{shareText(share)}</div>}
      {point.expected > 1 && <Basis point={point} median={line.key === "median"} />}
      {pinned ? (
        <div className="actions">
          {point.href !== null && <a href={point.href}>{source}</a>}
          <button type="button" className="plain" onClick={onClose}>
            关闭
          </button>
        </div>
      ) : (
        point.href !== null && <div className="quiet">点击后可{source}</div>
      )}
    </div>
  );
}

/** As wide as `max-width` of .chart-card in charts.css, in px. */
const widest = 260;

/** Beside the figure where there is room, below it on a phone; never beyond the drawing's sides. */
function placeOf(x: number, y: number, width: number) {
  if (width < 2 * widest) return { left: Math.max(0, Math.min(x - widest / 2, width - widest)), top: y + 16 };
  const beside = x > width / 2 ? { right: width - x + 12 } : { left: x + 12 };
  return { ...beside, top: Math.max(0, y - 40) };
}

function Figure({ of, point, named }: { of: Series; point: Point; named: boolean }) {
  const change = point.value === null ? null : changePhrase({ zh: of.title, unit: of.unit }, point);
  return (
    <>
      {named && <div className="quiet">{of.title}</div>}
      {point.value === null ? (
        <Missing point={point} />
      ) : (
        <div className="value">
          {point.approximate && "约"}
          {exactText(point.value, of.unit)}
        </div>
      )}
      {of.unit === "%" && point.part !== null && point.whole !== null && (
        <div>
          部分{numberText(point.part)}，全部{numberText(point.whole)}
        </div>
      )}
      <Doubt point={point} />
      {change !== null && <div>{change}</div>}
    </>
  );
}

/** Of a ranking: the interval, the place and what else is said of how the figure stands. */
function Standing({ of, point }: { of: Series; point: Point }) {
  if (!point.standing) return null;
  return standingColumns(of).flatMap(({ id, head, text }) => {
    const said = text(point);
    return said === "" ? [] : [<div key={id}>{`${head}：${said}`}</div>];
  });
}

/** Why one agency's figure is doubtful, in words. */
function Doubt({ point }: { point: Point }) {
  const sign = signOf(point);
  if (sign === null) return null;
  return (
    <div className={`doubt-${sign}`}>
      {pointSigns[sign].sign} {pointSigns[sign].zh}
      {point.checks.length > 0 && `：${checkNames(point.checks)}`}
    </div>
  );
}

/** The agencies behind an aggregate: how many gave the figure, filed, should have, and what is doubtful in it. */
function Basis({ point, median }: { point: Point; median: boolean }) {
  const { reported, filed, expected, uncollected } = point;
  const words = [
    median ? `${reported}个机关的中位数（应公开${expected}个）` : `${reported}/${expected}个有数`,
    `${filed}个有报告${uncollected > 0 ? `，${uncollected}个未收录` : ""}`,
    ...doubtTexts(point),
  ];
  return words.map((text) => (
    <div key={text} className="quiet">
      {text}
    </div>
  ));
}

function Missing({ point }: { point: Point }) {
  const reason = point.missing ?? "no_reports";
  return (
    <>
      <div className="value">{missingText(reason)}</div>
      <div className="quiet">{missingExplained(reason)}</div>
    </>
  );
}
