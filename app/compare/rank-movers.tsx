import { DoubtSign } from "@/app/chart/point-doubt";
import type { Direction } from "@/lib/catalogue/rates";
import { type Mover, movers, moversText, namedMovers } from "@/lib/chart/forms/rank/movers";
import { figureText, numberText, type ValueUnit } from "@/lib/chart/number-text";
import { cellText } from "@/lib/chart/point-words";
import { intervalText, standingChange } from "@/lib/chart/standing-words";
import type { Interval, Point, Series } from "@/lib/series/series";
import styles from "./rank-table.module.css";

/** Who changed from the year before by more than chance does, with both figures; nothing where no change was tested. */
export function RankMovers({ series, direction }: { series: Series; direction: Direction }) {
  const said = moversText(series);
  if (said === "") return null;
  const { moved } = movers(series);
  const named = namedMovers(moved, direction, series.withholdsRanks === true);
  const unnamed = moved.length - named.length;
  const year = series.years.at(-1) ?? 0;
  const unit = series.unit === "%" ? "" : `（${series.unit}）`;
  return (
    <section className={styles.movers} aria-label={`超出偶然的变动：${series.title}`}>
      <h3>超出偶然的变动</h3>
      <p>{said}。</p>
      {unnamed > 0 && <p className="quiet">本站不点名列出其中{unnamed}个。</p>}
      {named.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a group that scrolls is no fieldset
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by key
        <div className="table-scroll whole" role="group" aria-label="超出偶然的变动" tabIndex={0}>
          <table className={`table ${styles.ranks}`}>
            <caption className="unseen">比上年变动超出偶然的机关</caption>
            <thead>
              <tr>
                <th scope="col">机关</th>
                <th scope="col">增减</th>
                {[year - 1, year].flatMap((of) => [
                  <th scope="col" className="figure" key={of}>{`${of}年${unit}`}</th>,
                  <th scope="col" className="figure" key={`${of} interval`}>
                    95%区间
                  </th>,
                ])}
                <th scope="col" className="figure">
                  变动
                </th>
              </tr>
            </thead>
            <tbody>
              {named.map((mover) => (
                <MoverRow key={mover.line.key} mover={mover} unit={series.unit} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="quiet">
        件数按两年之和已知时的二项分布，占比按Fisher精确检验，双侧不到0.2%的为超出偶然；无数、样本过少、表式不能相连、约数和金额不检验。超出偶然不等于好坏，也可能出于口径的改变。
      </p>
    </section>
  );
}

function MoverRow({ mover: { line, point, before, rose }, unit }: { mover: Mover; unit: ValueUnit }) {
  const text = point.value === null ? "" : cellText(point.value, unit, point);
  return (
    <tr>
      <th scope="row">{line.href === null ? line.name : <a href={line.href}>{line.name}</a>}</th>
      <td>{rose ? "增" : "减"}</td>
      <td className="figure">
        {figureText(before.value, unit)}
        <DoubtSign
          point={{ expected: 1, impossible: 0, flagged: before.checks.length, checks: before.checks }}
        />
        <Parts {...before} />
      </td>
      <IntervalCell interval={before.interval} unit={unit} />
      <td className="figure">
        {point.href === null ? text : <a href={point.href}>{text}</a>}
        <DoubtSign point={point} />
        <Parts {...point} />
      </td>
      <IntervalCell interval={point.standing?.interval} unit={unit} />
      <td className="figure">{standingChange(point, unit)}</td>
    </tr>
  );
}

function IntervalCell({ interval, unit }: { interval: Interval | null | undefined; unit: ValueUnit }) {
  return <td className={`figure ${styles.interval}`}>{intervalText(interval, unit)}</td>;
}

function Parts({ part, whole }: Pick<Point, "part" | "whole">) {
  if (part === null || whole === null) return null;
  return (
    <span className="parts">
      {numberText(part)}/{numberText(whole)}
    </span>
  );
}
