import type { AgencyRow } from "@/db/queries/agency-rows";
import { finishedVersions } from "@/db/queries/dataset-version";
import type { RegionOption } from "@/db/queries/regions";
import { groupKinds } from "@/lib/agencies/agency-kind";
import { filingFacets } from "@/lib/agencies/filing-state";
import { agenciesLink, codebookLink } from "@/lib/view/addresses";
import { joinValues } from "@/lib/view/listed-values";
import { chartFormNames, referenceNames, type View } from "@/lib/view/view";
import { database } from "../database";
import type { Query } from "../requested-view";
import styles from "./problem-notice.module.css";

type Props = {
  path: string;
  query: Query;
  problems: readonly string[];
  wrong: readonly string[];
  valid: Pick<Valid, "regions" | "years"> & Partial<Valid>;
};

const mostVersions = 20;

/** In place of the figures of an address that cannot be followed: what is wrong with it, and what may be asked. */
export async function WrongAddress({ path, query, problems, wrong, valid }: Props) {
  const versions = wrong.includes("v") ? await finishedVersions(await database(), mostVersions) : [];
  const offers = offersFor(path, query, wrong, {
    ...{ versions, agencies: [], candidates: [], kinds: namesOf(groupKinds) },
    ...valid,
  });
  return (
    <>
      <ProblemNotice problems={problems} says="网址中有的条件不能使用，所以没有显示数据：" />
      {offers.map(({ name, links }) => (
        <nav key={name} aria-label={name}>
          <h2>{name}</h2>
          <ul className={styles.offers}>
            {links.map((link) => (
              <li key={link.href}>
                <a href={link.href}>{link.name}</a>
              </li>
            ))}
          </ul>
        </nav>
      ))}
    </>
  );
}

type NoticeProps = { problems: readonly string[]; says: string };

/** Says why an address was not followed as it stands. */
export function ProblemNotice({ problems, says }: NoticeProps) {
  if (problems.length === 0) return null;
  return (
    <div role="alert" className={styles.notice}>
      <p>{says}</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}

/** Values that a condition may have, each as the address that has it and is otherwise the same. */
export type Offer = { name: string; links: { name: string; href: string }[] };

type Valid = {
  regions: readonly RegionOption[];
  years: readonly number[];
  /** Kinds of agencies with their names. */
  kinds: readonly (readonly [string, string])[];
  /** Labels of the dataset versions. */
  versions: readonly string[];
  /** The agencies of the address that there are. */
  agencies: View["units"];
  /** Agencies that a name may mean. */
  candidates: readonly AgencyRow[];
};

/** Regions beyond so many are left to the filters: the upper levels of the tree are named. */
const mostRegions = 60;

/** What may stand in place of the conditions that are wrong, one offer a condition. */
function offersFor(path: string, query: Query, wrong: readonly string[], valid: Valid): Offer[] {
  const choices = (key: string, name: string, values: readonly (readonly [string, string])[]): Offer => ({
    name,
    links: values.map(([value, name]) => ({ name, href: addressWith(path, query, { [key]: value }) })),
  });
  const years = valid.years.map((year) => [String(year), `${year}年`] as const);
  const offers: Readonly<Record<string, () => Offer>> = {
    region: () => choices("region", "可以选择的地区", upperRegions(valid.regions)),
    kind: () => choices("kind", "可以选择的单位", valid.kinds),
    year: () => choices("year", "有报告的年度", years),
    from: () => choices("from", "可以选择的起始年", years),
    to: () => choices("to", "可以选择的截止年", years),
    state: () => choices("state", "可以选择的状态", namesOf(filingFacets)),
    how: () => choices("how", "可以选择的图形", Object.entries(chartFormNames)),
    against: () => choices("against", "可以选择的参照", Object.entries(referenceNames)),
    v: () =>
      choices("v", "可以选择的数据版本", [
        ["", "最新的数据"],
        ...valid.versions.map((label) => [label, label] as const),
      ]),
    what: () => ({
      name: "可以选择的指标",
      links: [
        { name: "全部指标见口径", href: codebookLink() },
        { name: "新收申请", href: addressWith(path, query, { what: "" }) },
      ],
    }),
    units: () => ({
      name: "可以选择的机关",
      links: [
        {
          name: valid.agencies.length > 0 ? "只看查得到的机关" : "不选机关",
          href: addressWith(path, query, { units: joinValues(valid.agencies) }),
        },
        { name: "按名称查找机关", href: agenciesLink() },
      ],
    }),
    add: () => ({
      name: "可以加入的机关",
      links: [
        ...valid.candidates.map(({ key, shortName, parentName }) => ({
          name: `${parentName ?? ""}${shortName}`,
          href: addressWith(path, query, { add: "", units: joinValues([...valid.agencies, key]) }),
        })),
        { name: "不加入", href: addressWith(path, query, { add: "" }) },
      ],
    }),
  };
  const known = wrong.flatMap((key) => (Object.hasOwn(offers, key) ? (offers[key]?.() ?? []) : []));
  const unknown = wrong.filter((key) => !Object.hasOwn(offers, key));
  if (unknown.length === 0) return known;
  const without = addressWith(path, query, Object.fromEntries(unknown.map((key) => [key, ""])));
  return [...known, { name: "其余条件不变", links: [{ name: "去掉不能使用的条件", href: without }] }];
}

const namesOf = (named: Readonly<Record<string, { zh: string }>>) =>
  Object.entries(named).map(([id, { zh }]) => [id, zh] as const);

function upperRegions(regions: readonly RegionOption[]): (readonly [string, string])[] {
  const upTo = (depth: number) => regions.filter((region) => region.depth <= depth);
  const depths = [...new Set(regions.map(({ depth }) => depth))].sort((a, b) => b - a);
  const deepest = depths.find((depth) => upTo(depth).length <= mostRegions) ?? 0;
  return upTo(deepest)
    .slice(0, mostRegions)
    .map(({ key, fullName }) => [key, fullName] as const);
}

/** The address with other values; an empty one takes its condition away. */
function addressWith(path: string, query: Query, values: Readonly<Record<string, string>>): string {
  const kept = Object.entries({ ...query, ...values }).flatMap(([key, value]) =>
    [value ?? ""].flat().flatMap((one) => (one === "" ? [] : [[key, one]])),
  );
  const text = new URLSearchParams(kept).toString().replaceAll("%2C", ",");
  return text === "" ? path : `${path}?${text}`;
}
