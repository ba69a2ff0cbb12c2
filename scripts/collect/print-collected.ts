import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import type { CollectedOutcome } from "@/lib/collect/collected-state";
import { faultWords } from "@/lib/collect/fetch-fault";
import { shownName } from "@/lib/ingest/file-name";
import type { CollectedPage } from "./collect-pages";
import type { WaitingReport } from "./import-collected";
import type { WatchedPage } from "./listed-agencies";
import type { Look } from "./look-at-address";

const words: Record<CollectedOutcome, string> = {
  new: "新收集",
  changed: "变动",
  moved: "移动",
  vanished: "撤下",
  restored: "恢复",
  unchanged: "未变",
  failed: "取不到",
  absent: "没有内容",
};
const order = ["new", "changed", "moved", "vanished", "restored", "unchanged", "failed", "absent"] as const;

/** What is not written out, but counted only. */
const quiet: readonly CollectedOutcome[] = ["new", "unchanged"];
const shown = 200;

/** What became of the listed pages and their files, by outcome, with what is other. */
export function printCollected(collected: readonly CollectedPage[]): string {
  const looks = collected.flatMap(({ listed, page, files }) =>
    [page, ...files].map((look) => ({ listed, look })),
  );
  const having = (outcome: CollectedOutcome) => looks.filter(({ look }) => look.outcomes.includes(outcome));
  const files = looks.length - collected.length;
  const counts = order.flatMap((outcome) => {
    const count = having(outcome).length;
    return count === 0 ? [] : [`${words[outcome]}${count}个`];
  });
  const aside = looks.filter(({ look }) => look.aside).length;
  const apart = aside === 0 ? "" : `未变的中有${aside}个页面其他内容有变。`;
  const lines = [`查看网页${collected.length}个、附件${files}个：${counts.join("，")}。${apart}`];
  for (const outcome of order.filter((one) => !quiet.includes(one))) {
    const found = having(outcome);
    if (found.length === 0) continue;
    lines.push(`${words[outcome]}${found.length}个：`);
    for (const { listed, look } of found.slice(0, shown)) lines.push(...linesOf(listed, look, outcome));
    if (found.length > shown) lines.push(`  另有${found.length - shown}个。`);
  }
  return lines.join("\n");
}

function linesOf(listed: WatchedPage, look: Look, outcome: CollectedOutcome): string[] {
  const isFile = look.address.page !== null;
  const head = `  ${listed.named}，${listed.year}年度${isFile ? "的附件" : ""} ${look.address.url}`;
  const detail = detailOf(look, outcome);
  const diff =
    outcome !== "changed"
      ? []
      : (look.diff?.map((line) => `    ${line}`) ?? ["    读不出文字，不能逐行比较。"]);
  return [`${head}${detail === "" ? "" : `：${detail}`}`, ...diff];
}

function detailOf({ state, failedAt }: Look, outcome: CollectedOutcome): string {
  switch (outcome) {
    case "moved":
      return `永久移到${state.finalUrl}`;
    case "vanished":
      return `对方回答已没有这个网页（状态码${state.status}），${shanghaiDay(new Date(state.vanishedAt ?? state.checkedAt))}首次见到`;
    case "failed":
    case "absent":
      return `${state.fault === null ? "" : faultWords(state.fault, state.status)}${failedAt === null ? "" : `（跳转到${failedAt}）`}`;
    default:
      return "";
  }
}

/** Which of a page and its files was taken, and of which pages there was nothing to take. */
export function printChosen(chosen: readonly WaitingReport[]): string {
  const files = chosen.filter(({ isFile }) => isFile);
  const lines = [`采用清单所列网址${chosen.length - files.length}份、附件${files.length}份。`];
  for (const { collected, name } of files.slice(0, shown))
    lines.push(`  ${collected.listed.named}，${collected.listed.year}年度采用附件《${name}》`);
  if (files.length > shown) lines.push(`  另有${files.length - shown}份采用附件。`);
  for (const { collected, rivals } of chosen.filter((one) => one.rivals.length > 0))
    lines.push(
      `  ${collected.listed.named}，${collected.listed.year}年度：网页链接了几个机关的年报（${rivals.map(shownName).join("、")}），不能确定哪一份是该机关的，没有采用；请在清单中写那一份的网址。`,
    );
  return lines.join("\n");
}
