import type { AgencyPage } from "@/db/queries/agency";
import type { GroupFacts } from "@/db/queries/group-facts";
import { indicatorById } from "@/lib/catalogue/indicators";
import { figuresPhrase, levelPhrase, medianPhrase } from "@/lib/phrases";
import type { GroupFigure } from "@/lib/statistics/group-figures";
import type { UnitFigure } from "@/lib/statistics/unit-figure";
import styles from "../agencies.module.css";

type Props = {
  reports: AgencyPage["reports"];
  values: readonly UnitFigure[];
  medians: readonly GroupFigure[];
  facts: GroupFacts;
};

const received = indicatorById("requests.received.total");
const beside = ["requests.closed.total", "rate.disclosed"].map(indicatorById);

/** The latest report in a sentence: what came in, against the year before and against the group. */
export function AgencySentence({ reports, values, medians, facts }: Props) {
  const year = reports[0]?.year;
  if (year === undefined) return null;
  const of = (indicator: string, on: number) =>
    values.find((row) => row.indicator === indicator && row.year === on);
  const now = of(received.id, year);
  if (!now) return null;
  const group = medians.find((point) => point.year === year);
  const others = group && group.values > 1 ? group : null;
  const figures = beside.flatMap((indicator) => {
    const own = of(indicator.id, year);
    return own ? [{ indicator, now: own }] : [];
  });
  const sentence = [
    `${year}年${levelPhrase(received, now, of(received.id, year - 1) ?? null)}`,
    others ? medianPhrase(received, facts.name, others.values, others.median) : null,
    figuresPhrase(figures),
  ].filter((part) => part !== null && part !== "");
  return <p className={styles.sentence}>{sentence.join("；")}。</p>;
}
