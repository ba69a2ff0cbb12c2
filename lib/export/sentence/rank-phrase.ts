import type { Line, Series } from "@/lib/series";
import { pointOf } from "../figure-rows";
import { type Compared, lastYear } from "./sentence-parts";

/**
 * 居丰台区街道、乡镇26个第3位, the largest first: of counts alone, where the whole group is drawn behind its member.
 * A share's rank says little without its uncertainty, so none is given; null too where the group is not shown.
 */
export function rankPhrase(series: Series, line: Line, group: Compared): string | null {
  const year = lastYear(series);
  const own = pointOf(line, year).value;
  const others = series.lines.filter(({ key, role }) => role !== "reference" && group.members.includes(key));
  const whole = others.length > 1 && others.length === group.members.length;
  if (own === null || series.unit === "%" || !whole || !others.includes(line)) return null;
  const values = others.flatMap((other) => pointOf(other, year).value ?? []);
  const place = values.filter((value) => value > own).length + 1;
  const tied = values.filter((value) => value === own).length > 1;
  return `居${group.name}有数的${values.length}个${tied ? "并列" : ""}第${place}位`;
}
