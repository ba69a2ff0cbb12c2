import type { AgencyPage } from "@/db/queries/agency";
import { agencyPoint } from "@/db/views/lines";
import type { NamedGroup } from "@/db/views/named-group";
import type { Scope } from "@/lib/catalogue/form-facts";
import { indicatorById } from "@/lib/catalogue/indicators";
import { missingText } from "@/lib/chart/number-text";
import { figuresPhrase, levelPhrase, medianPhrase } from "@/lib/sentence/phrases";
import { type AgencyFigure, agencyChange } from "@/lib/statistics/agency-figure";
import type { GroupFigure } from "@/lib/statistics/group-figures";
import styles from "../agencies.module.css";

type Props = {
  reports: AgencyPage["reports"];
  /** Whose figures are told. */
  scope: Scope;
  values: readonly AgencyFigure[];
  /** Of the group in the same scope; none where it has none. */
  medians: readonly GroupFigure[];
  facts: NamedGroup;
};

const received = indicatorById("requests.received.total");
const beside = ["requests.closed.total", "rate.disclosed"].map(indicatorById);

/** The latest report in a sentence: what came in, against the year before and the group; and whether a later one is missing. */
export function AgencySentence({ reports, scope, values, medians, facts }: Props) {
  const latest = reports.find((report) => report.scope === scope);
  if (latest === undefined) return null;
  const { year } = latest;
  const own = values.filter((row) => row.scope === scope);
  const of = (indicator: string, on: number) =>
    own.find((row) => row.indicator === indicator && row.year === on);
  const now = of(received.id, year);
  if (!now) return null;
  const group = medians.find((point) => point.year === year);
  const others = group && group.values > 1 ? group : null;
  const figures = beside.flatMap((indicator) => {
    const figure = of(indicator.id, year);
    return figure ? [{ indicator, now: agencyPoint(figure, null) }] : [];
  });
  const later = own.filter((row) => row.indicator === received.id && row.year > year);
  const sentence = [
    `${year}年${levelPhrase(received, agencyPoint(now, agencyChange(received, of(received.id, year - 1), now)))}`,
    others ? medianPhrase(received, facts.name, others.values, others.median) : null,
    figuresPhrase(figures),
    ...later.map((row) => `${row.year}年${missingText(row.missing ?? "no_reports")}`),
  ].filter((part) => part !== null && part !== "");
  return <p className={styles.sentence}>{sentence.join("；")}。</p>;
}
