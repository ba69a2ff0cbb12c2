import { DoubtSign } from "@/app/chart/point-doubt";
import { ScrollRegion } from "@/app/scroll-region";
import type { RateSpine, SpineRate } from "@/db/views/rate-spine";
import { shareText } from "@/lib/chart/number-text";
import styles from "./profile.module.css";

/** Quartiles of fewer figures would be made of one or two agencies: only range and median are drawn. */
const smallestBox = 5;

/** All rates of one year: the agency's dot on the range, quartiles and median of its group, and all of them as figures. */
export function SpineTable({ spine: { year, group, rates } }: { spine: RateSpine }) {
  return (
    <section>
      <h2 id="spine">
        {year}年各项比率与{group}比较
      </h2>
      <p className={styles.key}>
        <Key name="最低至最高">
          <rect className={styles.whole} x="0%" y="7" width="100%" height="2" />
        </Key>
        <Key name="四分位">
          <rect className={styles.quartiles} x="0%" y="3" width="100%" height="10" />
        </Key>
        <Key name="中位数">
          <rect className={styles.median} x="45%" y="1" width="2" height="14" />
        </Key>
        <Key name="本机关">
          <circle className={styles.own} cx="50%" cy="8" r="5" />
        </Key>
      </p>
      <ScrollRegion labelledBy="spine">
        <table className={`table ${styles.spine}`}>
          <thead>
            <tr>
              <th scope="col">比率</th>
              <th scope="col" className="figure">
                本机关（部分/全部）
              </th>
              <th scope="col" className={styles.track}>
                <Scale />
              </th>
              <th scope="col" className="figure">
                中位数
              </th>
              <th scope="col" className="figure">
                四分位
              </th>
              <th scope="col" className="figure">
                最低–最高
              </th>
              <th scope="col" className="figure">
                有数机关
              </th>
            </tr>
          </thead>
          <tbody>
            {rates.map((rate) => (
              <SpineRow key={rate.id} rate={rate} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="quiet small">
        各机关分母不足10的（样本过少）和没有申请的不计入，也不画；明显有误的不计入。有数机关不足{smallestBox}
        个的不画四分位。横轴都是0–100%。
      </p>
    </section>
  );
}

function Key({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <span>
      <svg width="28" height="16" aria-hidden="true">
        {children}
      </svg>
      {name}
    </span>
  );
}

/** Ends and middle of the common axis, in words for those who do not see the drawing. */
function Scale() {
  return (
    <span className={styles.scale}>
      <span className="unseen">图：</span>
      <span>0</span>
      <span>50%</span>
      <span>100%</span>
    </span>
  );
}

function SpineRow({ rate }: { rate: SpineRate }) {
  const { zh, definition, own, ownText, spread } = rate;
  const { range, q1, median, q3, values, expected } = spread;
  const hasBox = values >= smallestBox;
  return (
    <tr>
      <th scope="row" title={definition}>
        {zh}
      </th>
      <td className={own?.value === null || own === null ? "figure missing" : "figure"}>
        {ownText}
        {own ? <DoubtSign point={own} /> : null}
      </td>
      <td className={styles.track}>
        <Track rate={rate} hasBox={hasBox} />
      </td>
      {range === null || median === null ? (
        <td className="figure missing" colSpan={3}>
          同组没有可比的数
        </td>
      ) : (
        <>
          <td className="figure">{shareText(median)}</td>
          <td className="figure">
            {hasBox && q1 !== null && q3 !== null ? `${shareText(q1)}–${shareText(q3)}` : "机关过少"}
          </td>
          <td className="figure">
            {shareText(range.low)}–{shareText(range.high)}
          </td>
        </>
      )}
      <td className="figure">
        {values}/{expected}
      </td>
    </tr>
  );
}

const percent = (share: number) => `${Number((share * 100).toFixed(2))}%`;

/** What it draws stands beside it as figures. */
function Track({ rate: { own, spread }, hasBox }: { rate: SpineRate; hasBox: boolean }) {
  const { range, q1, median, q3 } = spread;
  const value = own === null || own.impossible > 0 ? null : own.value;
  return (
    <svg className={styles.drawing} width="100%" height="16" aria-hidden="true">
      <rect className={styles.axis} x="0" y="7.5" width="100%" height="1" />
      {range === null ? null : (
        <rect
          className={styles.whole}
          x={percent(range.low)}
          y="7"
          width={percent(range.high - range.low)}
          height="2"
        />
      )}
      {hasBox && q1 !== null && q3 !== null ? (
        <rect className={styles.quartiles} x={percent(q1)} y="3" width={percent(q3 - q1)} height="10" />
      ) : null}
      {median === null ? null : (
        <rect
          className={styles.median}
          x={percent(median)}
          y="1"
          width="2"
          height="14"
          transform="translate(-1 0)"
        />
      )}
      {value === null ? null : <circle className={styles.own} cx={percent(value)} cy="8" r="5" />}
    </svg>
  );
}
