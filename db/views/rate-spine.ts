import { rates } from "@/lib/catalogue/rates";
import { missingText, numberText, shareText } from "@/lib/chart/number-text";
import type { Point } from "@/lib/series/series";
import type { ReadDb } from "../client";
import { type Group, groupOf } from "../queries/group";
import { type GroupSpread, groupSpreads } from "../queries/group-spread";
import { indicatorInVersion } from "../queries/indicator-of";
import { memberSeries } from "../queries/member-series";
import { remembered } from "../remembered";
import { agencyPoint } from "./lines";
import { namedGroup } from "./named-group";

/** A rate of one agency against those of its group, in one year. */
export type SpineRate = {
  id: string;
  zh: string;
  definition: string;
  /** The agency's figure; null where it was not there. */
  own: Point | null;
  /** 61.1%（11/18）, or why there is none: 样本过少（3/5）. */
  ownText: string;
  spread: Omit<GroupSpread, "members" | "indicator">;
};

export type RateSpine = {
  year: number;
  /** 临溪区街道、乡镇 */
  group: string;
  rates: SpineRate[];
  /** The agency and those of the group next to it by division code that gave a report of the year, in this order. */
  neighbours: string[];
};

/** So many agencies may stand beside each other, the agency itself among them. */
const mostNeighbours = 5;

/**
 * All rates of the catalogue, of an agency and of the group that it is compared with, in one year. Null where it has no
 * group of its own: it lies in no region, so that everybody of its kind would be compared with it.
 */
export const rateSpine = remembered("rateSpine", readSpine);

async function readSpine(
  db: ReadDb,
  agency: { key: string; parentKey: string | null },
  kind: Group["kind"],
  year: number,
): Promise<RateSpine | null> {
  if (agency.parentKey === null && kind !== "government") return null;
  const group = groupOf({ region: agency.parentKey ?? "", kind });
  const ids = rates.map(({ id }) => id);
  const spreads = await groupSpreads(db, group, ids, year);
  const isMember = spreads.some(({ members }) => members.has(agency.key));
  const own = isMember
    ? []
    : await memberSeries(db, ids, [agency.key], { from: year, to: year }, { scope: group.scope });
  const { name } = await namedGroup(db, group, year);
  return {
    year,
    group: name,
    neighbours: neighboursOf(agency.key, spreads[0]?.members ?? new Map()),
    rates: spreads.map(({ indicator: id, members, ...spread }) => {
      const { zh, definition } = indicatorInVersion(db, id);
      const figure = members.get(agency.key) ?? own.find(({ indicator }) => indicator === id);
      const point = figure ? agencyPoint(figure, null) : null;
      return { id, zh, definition, own: point, ownText: ownText(point), spread };
    }),
  };
}

function neighboursOf(key: string, members: GroupSpread["members"]): string[] {
  const filed = [...members].filter(([, { form }]) => form !== null).map(([member]) => member);
  const place = filed.indexOf(key);
  if (place < 0) return [];
  const first = Math.min(place - Math.floor(mostNeighbours / 2), filed.length - mostNeighbours);
  const from = Math.max(0, first);
  return filed.slice(from, from + mostNeighbours);
}

function ownText(point: Point | null): string {
  if (point === null) return missingText("not_there");
  const { value, missing, part, whole } = point;
  const said = value === null ? missingText(missing ?? "no_reports") : shareText(value);
  // Of 0 of 0 there is nothing more to be said.
  if (part === null || whole === null || missing === "no_requests") return said;
  return `${said}（${numberText(part)}/${numberText(whole)}）`;
}
