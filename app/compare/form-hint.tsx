import type { ChartForm } from "@/lib/view/view";

/** What a form shows, where its name does not say it all. */
const hints: Partial<Record<ChartForm, string>> = {
  grouped: "选两个以上机关时并列各机关；不选机关时并列各项指标的合计。",
  share: "各项相加为100%，只用于件数，不用于比率。",
  slope: "只比较起始年和截止年；不选机关时列出全部机关，颜色表示升降，不表示好坏。",
  heat: "一项指标按年份展开；两项以上并列截止年的数。数分五级，各级机关数大致相等。",
  scatter: "第一项为横轴，第二项为纵轴，取截止年的数。",
  multiples: "每个机关一张小图，纵轴相同。",
};

export function FormHint({ how }: { how: ChartForm }) {
  const hint = hints[how];
  return hint === undefined ? null : <p className="quiet">{hint}</p>;
}
