import { ScrollRegion } from "@/app/scroll-region";
import { StaticHtml } from "@/app/static-html/static-html";
import type { TotalPartRow } from "@/db/views/totals/total-parts";
import type { TotalsView } from "@/db/views/totals/totals-view";
import { cellById } from "@/lib/catalogue/cells";
import type { TotalFigure } from "@/lib/export/totals/exported-totals";
import { agencyLink, compareLink, sourceLink, totalsLink } from "@/lib/view/addresses";
import { partKindNames, printTotals, type TotalsQuery } from "@/lib/view/totals-query";
import { printView, viewSchema } from "@/lib/view/view";
import styles from "./totals.module.css";

/** What a reader of one cell has to know to read 其余. */
const restWords = ({ rest, restText }: TotalFigure): string =>
  rest !== null && rest < 0
    ? `合计比汇总${restText.replace(" ", "")}，不论没有计入的有多少，都不会一致`
    : `各数都无误时，没有计入的机关应有${restText.replace("其余 ", "")}`;

type Props = { asked: TotalsQuery & { cell: string }; view: TotalsView; rows: readonly TotalPartRow[] };

/** The agencies that one summed cell is made of, each with its figure, and those that give nothing to it. */
export function PartList({ asked, view, rows }: Props) {
  const { cell, year, region } = asked;
  const { zh, unit } = cellById(cell);
  const figure = view.figures.get(cell);
  const ranked = (asked.kind === null ? (["towns", "bureau"] as const) : [asked.kind]).filter(
    (kind) => kind !== "government" && rows.some((row) => row.kind === partKindNames[kind]),
  );
  return (
    <StaticHtml>
      <div className={styles.lead}>
        <p>
          <b>{zh}</b>：{year}年合计{figure?.text}
          {figure?.sum == null ? "" : unit}
          {figure && figure.notes.length > 0 ? `（${figure.notes.join("，")}）` : ""}
          {figure && view.hasWhole ? `；全域汇总年报${figure.wholeText}，差${figure.differenceText}` : ""}
          {figure && figure.restText !== "" ? `；${restWords(figure)}` : ""}。
        </p>
        <ul className="inline-list">
          <li>
            <a href={totalsLink(printTotals({ ...asked, cell: null }))}>返回统计表</a>
          </li>
          {ranked.map((kind) => (
            <li key={kind}>
              <a
                href={compareLink(
                  printView(
                    viewSchema.parse({
                      ...{ what: [cell], region, kind, from: year, to: year, how: "rank" },
                      v: asked.v ?? undefined,
                    }),
                  ),
                )}
              >
                {partKindNames[kind]}排名
              </a>
            </li>
          ))}
        </ul>
      </div>
      <h2 id="parts" className="unseen">
        {zh}的各机关数
      </h2>
      <ScrollRegion labelledBy="parts" fitted>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">机关</th>
              <th scope="col">类别</th>
              <th scope="col" className="figure">
                {zh}（{unit}）
              </th>
              <th scope="col">说明</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, kind, text, isCounted, doubt, hasSource }) => (
              <tr key={key}>
                <th scope="row">
                  <a href={agencyLink(key)}>{name}</a>
                </th>
                <td>{kind}</td>
                <td className={`figure ${isCounted || doubt !== "" ? "" : "missing"}`}>
                  {hasSource ? (
                    <a href={sourceLink(key, year, "own", { id: cell, at: null })}>{text}</a>
                  ) : (
                    text
                  )}
                </td>
                <td className={doubt === "" ? "missing" : styles.doubt}>
                  {doubt === "" && !isCounted ? "没有计入" : doubt}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </StaticHtml>
  );
}
