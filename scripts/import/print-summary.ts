import { checks } from "@/lib/catalogue/checks";
import type { ImportSummary } from "./import-files";
import { changeCounts, changeLines } from "./report-changes";

const shown = 200;

/** What became of an import, by status and reason. */
export function printSummary(summary: ImportSummary, seconds: number): string {
  const { changes, became, flagged, refused, unassigned, agenciesListed, version } = summary;
  const read = Object.values(changes).reduce((sum, reports) => sum + reports.length, 0);
  const lines = [
    `读入${read}份报告，用时${seconds.toFixed(1)}秒：${changeCounts(changes)}；其中${flagged}份有问题待核。`,
    ...changeLines(changes, became),
  ];
  if (summary.found.size > 0) {
    const kinds = [...summary.found].sort(([, a], [, b]) => b - a);
    lines.push(`待核的问题：${kinds.map(([check, count]) => `${checks[check].zh}${count}份`).join("，")}。`);
  }
  if (agenciesListed > 0) lines.push(`机关名录：${agenciesListed}个机关。`);
  if (unassigned.length > 0)
    lines.push(`待认定的机关${unassigned.length}个：${unassigned.slice(0, shown).join("、")}。`);
  if (refused.length > 0) {
    lines.push(`未读入${refused.length}份：`);
    for (const { name, reason } of refused.slice(0, shown))
      lines.push(`  《${name}》${reason.replace(/。$/, "")}。`);
    if (refused.length > shown) lines.push(`  另有${refused.length - shown}份，见网站“报告”页的未读入清单。`);
  }
  lines.push(version ? `数据版本：${version}` : "数据没有变化，版本不变。");
  if (summary.review.length > 0) lines.push(...summary.review);
  else if (version) lines.push(`本次导入的改变：npm run -s nianbao -- review ${version}`);
  return lines.join("\n");
}
