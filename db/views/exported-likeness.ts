import { scopeNames } from "@/lib/catalogue/form-facts";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import type { ExportedLikePairs } from "@/lib/export/like-pair-lists";
import { likenessLink } from "@/lib/view/addresses";
import type { ReadDb } from "../client";
import { currentVersion, demoAgencyKeys } from "../queries/dataset-version";
import { type LikenessFilter, likenessList, likenessQuery, wholePercent } from "./likeness-list";

/**
 * The pairs of a filter as they leave the product.
 * @param conditions those of the list in words
 */
export async function exportedLikeness(
  db: ReadDb,
  filter: LikenessFilter,
  conditions: string[],
): Promise<ExportedLikePairs> {
  const { rows, groups } = await likenessList(db, filter);
  const version = await currentVersion(db);
  const demos = await demoAgencyKeys(db);
  const inGroups = groups.length === 0 ? "" : `，其中三份以上相互雷同的${groups.length}组`;
  return {
    conditions,
    summary: rows.length === 0 ? "没有符合条件的" : `${rows.length}对${inGroups}`,
    address: likenessLink(likenessQuery(filter)),
    version: version?.label ?? "",
    madeOn: version ? shanghaiDay(version.createdAt) : "",
    demo: rows.some(({ report, other }) => demos.has(report.agency) || demos.has(other.agency)),
    lines: rows.map(({ report, other, share, message, href }) => ({
      agency: report.agencyName,
      year: report.year,
      scope: scopeNames[report.scope],
      otherAgency: other.agencyName,
      otherYear: other.year,
      otherScope: scopeNames[other.scope],
      percent: wholePercent(share),
      message,
      address: href,
      agencyKey: report.agency,
      otherKey: other.agency,
    })),
  };
}
