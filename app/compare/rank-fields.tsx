import type { YearSpan } from "@/db/queries/group";
import { indicatorById } from "@/lib/catalogue/indicators";
import { offeredOrders } from "@/lib/series/published-ranks";
import { sortNames } from "@/lib/series/sort-orders";
import { mostPooled, type View } from "@/lib/view/view";

const offeredYears = [1, 2, 3, 5];

/** In which order a ranking lists the agencies, and over how many years it puts shares together. */
export function RankFields({ view: { what, sort, pool }, span }: { view: View; span: YearSpan }) {
  const { direction } = indicatorById(what[0] ?? "");
  const spanned = span.to - span.from + 1;
  const years = [...new Set([...offeredYears, pool, Math.min(mostPooled, spanned)])].sort((a, b) => a - b);
  return (
    <>
      <label>
        排序
        <select name="sort" defaultValue={sort}>
          {offeredOrders(direction).map((order) => (
            <option key={order} value={order}>
              {sortNames[order]}
            </option>
          ))}
        </select>
      </label>
      <label title="占比按几年的部分之和除以全部之和计算，件数少的机关也有比率">
        合并
        <select name="pool" defaultValue={pool}>
          {years.map((count) => (
            <option key={count} value={count}>
              {count === 1
                ? "只看截止年"
                : `近${count}年合并${count === spanned ? `（${span.from}–${span.to}年）` : ""}`}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
