import type { ReactNode } from "react";
import { StaticHtml } from "@/app/static-html/static-html";
import type { RegionOption } from "@/db/queries/regions";
import { likeChoiceText } from "@/db/views/like-words";
import { type GroupKind, groupKinds, scopeOfKind } from "@/lib/agencies/agency-kind";
import { bases, qualities } from "@/lib/catalogue/comparison";
import { scopeNames, scopes } from "@/lib/catalogue/form-facts";
import { parseLike } from "@/lib/view/like-choice";
import type { View } from "@/lib/view/view";
import { FilterBar } from "./filter-bar";
import styles from "./filters.module.css";

type Props = {
  action: string;
  view: View;
  /** Whether all kinds can be asked for, and are; absent where one is always asked for. */
  allKinds?: boolean | undefined;
  regions: readonly RegionOption[];
  /** Left out where a page shows all years. */
  years?: { offered: readonly number[]; from: number; to: number };
  /** Fields that narrow the group further, beside it. */
  whom?: ReactNode;
  /** Fields of the page's own, in a line of their own. */
  children?: ReactNode;
};

/** Whom a view is about and when, as a plain GET form that works without a script and stays in the address. */
export function ViewFilters({ action, view, allKinds, regions, years, whom, children }: Props) {
  const region = regions.find(({ key }) => key === view.region)?.name ?? "全部地区";
  // A group that is not a region's has its own place in the form; the region is that to which one comes back.
  const isAsked = view.like !== undefined || view.name !== "";
  const chosen = [
    ...(isAsked ? [groupAsked(view)] : [region, allKinds ? everyKind : groupKinds[view.kind].zh]),
    ...(years ? [`${years.from}–${years.to}年`] : []),
    ...(years ? chosenMore(view) : []),
  ];
  return (
    <FilterBar
      action={action}
      chosen={chosen}
      more={children}
      folded={
        years ? (
          <StaticHtml>
            <MoreFilters view={view} />
          </StaticHtml>
        ) : null
      }
    >
      {isAsked ? (
        <>
          <input type="hidden" name="region" value={view.region} />
          <input type="hidden" name="kind" value={view.kind} />
        </>
      ) : (
        <PlaceFields view={view} regions={regions} allKinds={allKinds} />
      )}
      {whom}
      {view.v === undefined ? null : <input type="hidden" name="v" value={view.v} />}
      {years ? (
        <StaticHtml className="no-box">
          <fieldset className={styles.years}>
            <legend>年份</legend>
            <YearSelect name="from" label="起始年" offered={years.offered} value={years.from} />
            <span aria-hidden="true">–</span>
            <YearSelect name="to" label="截止年" offered={years.offered} value={years.to} />
          </fieldset>
        </StaticHtml>
      ) : null}
    </FilterBar>
  );
}

const everyKind = "各类机关";
/** Whose group: that of a region and a kind. */
function PlaceFields({ view, regions, allKinds }: Pick<Props, "view" | "regions" | "allKinds">) {
  return (
    <StaticHtml className="no-box">
      <label>
        范围
        <select name="region" defaultValue={view.region}>
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
        <select name="kind" defaultValue={allKinds ? "" : view.kind}>
          {allKinds === undefined ? null : <option value="">{everyKind}</option>}
          {(Object.keys(groupKinds) as GroupKind[]).map((kind) => (
            <option key={kind} value={kind}>
              {groupKinds[kind].zh}
            </option>
          ))}
        </select>
      </label>
    </StaticHtml>
  );
}

/** 收件量相近的10个, 自选分组“城区街道”. */
const groupAsked = ({ like, name }: View): string =>
  like === undefined ? `自选分组“${name}”` : likeChoiceText(parseLike(like).by);

type YearProps = { name: string; label: string; offered: readonly number[]; value: number };

function YearSelect({ name, label, offered, value }: YearProps) {
  return (
    <select name={name} aria-label={label} defaultValue={value}>
      {offered.map((year) => (
        <option key={year} value={year}>
          {year}
        </option>
      ))}
    </select>
  );
}

type Choices = Pick<View, "scope" | "base" | "quality">;

/** What of the folded conditions is not as usual, in words. */
function chosenMore({ scope, base, quality }: Choices): string[] {
  return [
    ...(scope === undefined ? [] : [scopeNames[scope]]),
    ...(base === "all" ? [] : [bases[base].zh]),
    ...(quality === "all" ? [] : [qualities[quality].zh]),
  ];
}

/** Conditions that most readers leave as they are: folded, open where one of them is not as usual. */
function MoreFilters({ view }: { view: Choices & Pick<View, "kind"> }) {
  const chosen = chosenMore(view);
  const usual = `按单位（${scopeNames[scopeOfKind(view.kind)]}）`;
  return (
    <details className={styles.more} open={chosen.length > 0}>
      <summary>更多条件{chosen.length > 0 ? `：${chosen.join("、")}` : ""}</summary>
      <div className={styles.row}>
        <label>
          口径
          <select name="scope" defaultValue={view.scope ?? ""}>
            <option value="">{usual}</option>
            {scopes.map((scope) => (
              <option key={scope} value={scope}>
                {scopeNames[scope]}
              </option>
            ))}
          </select>
        </label>
        <Choice label="合计所含" name="base" value={view.base} offered={bases} />
        <Choice label="待核的数" name="quality" value={view.quality} offered={qualities} />
      </div>
    </details>
  );
}

type ChoiceProps = {
  label: string;
  name: string;
  value: string;
  offered: Record<string, { zh: string; explain: string }>;
};

function Choice({ label, name, value, offered }: ChoiceProps) {
  return (
    <label title={offered[value]?.explain}>
      {label}
      <select name={name} defaultValue={value}>
        {Object.entries(offered).map(([id, { zh }]) => (
          <option key={id} value={id}>
            {zh}
          </option>
        ))}
      </select>
    </label>
  );
}
