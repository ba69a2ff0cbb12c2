import { checks } from "@/lib/catalogue/checks";
import type { Problem, ProseReading } from "../reading";

const total = "prose.disclosed.total";
const channels = ["prose.disclosed.website", "prose.disclosed.wechat", "prose.disclosed.weibo"];

/** prose-sum: of the items that one sentence says were disclosed, its channels cannot hold more than all. */
export function checkChannels(prose: ReadonlyMap<string, ProseReading>): Problem[] {
  const whole = prose.get(total);
  if (!whole || whole.approximate) return [];
  const parts = channels.flatMap((id) => {
    const part = prose.get(id);
    return part && part.raw === whole.raw && !part.approximate ? [{ id, value: part.value }] : [];
  });
  const found = parts.reduce((sum, { value }) => sum + value, 0);
  if (found <= whole.value) return [];
  return [
    {
      check: "prose-sum",
      severity: checks["prose-sum"].severity,
      cells: [total, ...parts.map(({ id }) => id)],
      message: `正文称主动公开信息${whole.value}条，同一句所列网站、微信、微博合计${found}条。`,
      expected: whole.value,
      found,
    },
  ];
}
