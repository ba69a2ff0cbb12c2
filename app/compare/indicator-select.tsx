import { cells } from "@/lib/catalogue/cells";
import { tableTitles } from "@/lib/catalogue/codebook";
import { rates } from "@/lib/catalogue/rates";
import { sums } from "@/lib/catalogue/sums";

type Option = { id: string; zh: string };

const groups: { title: string; options: readonly Option[] }[] = [
  {
    title: "常用",
    options: cells.filter(({ id }) =>
      /^requests\.(?:received|carried_in|closed|carried_out)\.total$/.test(id),
    ),
  },
  { title: "比率", options: rates },
  { title: "合计", options: sums },
  ...(["disclosure", "disputes"] as const).map((table) => ({
    title: tableTitles[table],
    options: cells.filter((cell) => cell.table === table),
  })),
  {
    title: tableTitles.requests,
    options: cells.filter((cell) => cell.table === "requests" && cell.column === "total"),
  },
  {
    title: "按申请人",
    options: cells.filter((cell) => cell.table === "requests" && cell.column !== "total"),
  },
  ...(["prose", "y2014"] as const).map((table) => ({
    title: tableTitles[table],
    options: cells.filter((cell) => cell.table === table),
  })),
];

/** Any cell, sum or rate of the catalogue. */
export function IndicatorSelect({
  label,
  value,
  optional = false,
}: {
  label: string;
  value: string;
  optional?: boolean;
}) {
  return (
    <label>
      {label}
      <select name="what" defaultValue={value}>
        {optional ? <option value="">（不加）</option> : null}
        {groups.map(({ title, options }) => (
          <optgroup key={title} label={title}>
            {options.map(({ id, zh }) => (
              <option key={`${title}${id}`} value={id}>
                {zh}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
