import type { Cell } from "@/lib/catalogue/cell";
import { cells } from "@/lib/catalogue/cells";
import { tableTitles } from "@/lib/catalogue/codebook";
import { type Indicator, indicatorById, sums } from "@/lib/catalogue/indicators";
import { rates } from "@/lib/catalogue/rates";
import { IndicatorSelect } from "./indicator-select";

const labels = ["指标", "第二项", "第三项", "第四项"];

/** A field for each indicator and one to add another; those beyond the fields are kept as they are. */
export function IndicatorFields({ what }: { what: readonly string[] }) {
  const fields = labels.slice(0, Math.max(2, what.length + 1));
  return (
    <>
      {fields.map((label, index) => (
        <IndicatorSelect
          key={label}
          label={label}
          value={what[index] ?? ""}
          groups={indicatorGroups}
          optional={index > 0}
          detailed={index === 0}
        />
      ))}
      {what.slice(fields.length).map((id) => (
        <input key={id} type="hidden" name="what" value={id} />
      ))}
    </>
  );
}

/** Indicators offered under one heading. */
export type IndicatorGroup = { title: string; options: Indicator[] };

const group = (title: string, indicators: readonly { id: string }[]): IndicatorGroup => ({
  title,
  options: indicators.map(({ id }) => indicatorById(id)),
});

const table = (id: Cell["table"]) =>
  group(
    tableTitles[id],
    cells.filter((cell) => cell.table === id && (id !== "requests" || cell.column === "total")),
  );

/** Every cell, sum and rate of the catalogue as a reader looks for it. */
const indicatorGroups: readonly IndicatorGroup[] = [
  group(
    "常用",
    cells.filter(({ id }) => /^requests\.(?:received|carried_in|closed|carried_out)\.total$/.test(id)),
  ),
  group("比率", rates),
  group("合计", sums),
  table("disclosure"),
  table("disputes"),
  table("requests"),
  group(
    "按申请人",
    cells.filter((cell) => cell.table === "requests" && cell.column !== "total"),
  ),
  table("prose"),
  table("y2014"),
];
