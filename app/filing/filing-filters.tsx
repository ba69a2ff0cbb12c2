import { StaticHtml } from "@/app/static-html/static-html";
import type { RegionOption } from "@/db/queries/regions";
import { groupKinds } from "@/lib/agencies/agency-kind";
import { filingFacets } from "@/lib/agencies/filing-state";
import { filingLink } from "@/lib/view/addresses";
import type { FilingQuery } from "@/lib/view/filing-query";
import { FilterBar } from "../filters/filter-bar";

type Props = { asked: FilingQuery; regions: readonly RegionOption[]; years: readonly number[] };

/** Where, of whom and of which year, as a plain GET form. */
export function FilingFilters({ asked, regions, years }: Props) {
  const { region, kind, year, state, years: matrix, v } = asked;
  const place = regions.find(({ key }) => key === region)?.name ?? "全部地区";
  const whom = kind === null ? allKinds : groupKinds[kind].zh;
  const chosen = [place, whom, `${year}年`, ...(state === null ? [] : [filingFacets[state].zh])];
  return (
    <FilterBar action={filingLink()} chosen={chosen}>
      <StaticHtml className="no-box">
        <label>
          范围
          <select name="region" defaultValue={region}>
            {regions.map(({ key, name, depth, members }) => (
              <option key={key} value={key}>
                {"　".repeat(depth)}
                {name}（{members}）
              </option>
            ))}
          </select>
        </label>
        <label>
          单位
          <select name="kind" defaultValue={kind ?? ""}>
            <option value="">{allKinds}</option>
            {Object.entries(groupKinds).map(([id, { zh }]) => (
              <option key={id} value={id}>
                {zh}
              </option>
            ))}
          </select>
        </label>
        <label>
          年度
          <select name="year" defaultValue={year}>
            {[...years].reverse().map((one) => (
              <option key={one} value={one}>
                {one}年
              </option>
            ))}
          </select>
        </label>
        {matrix ? <input type="hidden" name="years" value="1" /> : null}
        {v === null ? null : <input type="hidden" name="v" value={v} />}
      </StaticHtml>
    </FilterBar>
  );
}

const allKinds = "街道乡镇、部门和政府";
