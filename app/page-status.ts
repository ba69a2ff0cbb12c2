import { findAgency } from "@/db/queries/agency";
import { currentKey } from "@/db/queries/current-keys";
import { reportExists } from "@/db/queries/reports/report-rows";
import { scopes } from "@/lib/catalogue/form-facts";
import { isPathBelow, paths } from "@/lib/view/addresses";
import { requestedYearPair } from "./agencies/[key]/[years]/requested-year-pair";
import { requestedBeside } from "./beside/requested-beside";
import { isWholeBriefing } from "./briefing/requested-briefing";
import { requestedChecks } from "./checks/requested-checks";
import { requestedComparison } from "./compare/requested-comparison";
import { database } from "./database";
import { requestedFiling } from "./filing/requested-filing";
import { requestedImports, requestedReview } from "./imports/requested-imports";
import { requestedLikeness } from "./likeness/requested-likeness";
import { requestedPair } from "./likeness/requested-pair";
import { reportAt, requestedVersions, unusedAt } from "./reports/[agency]/[year]/report-request";
import { requestedList } from "./reports/requested-list";
import { type Query, requestedOverview, requestedSearch, requestedShare } from "./requested-view";
import { requestedTotals } from "./totals/requested-totals";

/**
 * `wrong`: the page says which conditions of the address it cannot follow, and shows no figures. `missing`: there
 * is nothing of this name.
 */
export type PageStatus = "answered" | "wrong" | "missing";

type Asked = (query: Query) => Promise<{ problems: readonly string[] }>;

const lists: ReadonlyMap<string, Asked> = new Map<string, Asked>([
  [paths.overview, requestedOverview],
  [paths.filing, requestedFiling],
  [paths.totals, requestedTotals],
  [paths.checks, requestedChecks],
  [paths.compare, requestedComparison],
  [paths.agencies, requestedSearch],
  [paths.reports, requestedList],
  [paths.imports, requestedImports],
  [paths.likeness, requestedLikeness],
  [paths.beside, requestedBeside],
  [paths.share, requestedShare],
]);

/**
 * What a page will answer, found by the questions that the page itself asks: a page cannot set its status, and what
 * `notFound()` draws reaches only readers with scripts. `path` is as in the address, encoded.
 */
export async function pageStatus(path: string, query: Query): Promise<PageStatus> {
  const asked = lists.get(path);
  if (asked) return (await asked(query)).problems.length === 0 ? "answered" : "wrong";
  if (path === paths.briefing) return (await isWholeBriefing(query)) ? "answered" : "wrong";
  const [, place, key = "", year = "", more] = path.split("/").map(decodeURIComponent);
  if (`/${place}` === paths.agencies && year === "")
    return (await findAgency(await database(), key)) ? "answered" : "missing";
  if (`/${place}` === paths.agencies && more === undefined) {
    const found = await requestedYearPair([key, year], query);
    return found === null ? "missing" : found.pair === null ? "wrong" : "answered";
  }
  if (`/${place}` === paths.reports && (more === undefined || more === "source"))
    return (await isReport(key, year, query)) ? "answered" : "missing";
  if (`/${place}` === paths.reports && more === "versions")
    return (await requestedVersions({ agency: encodeURIComponent(key), year }, query))
      ? "answered"
      : "missing";
  if (`/${place}` === paths.imports) {
    const review = year === "" ? await requestedReview(key, query) : null;
    if (!review) return "missing";
    return review.problems.length === 0 ? "answered" : "wrong";
  }
  if (`/${place}` === paths.likeness) {
    const pieces = path.split("/").slice(2).map(decodeURIComponent);
    return (await requestedPair(pieces, query)) ? "answered" : "missing";
  }
  return "answered";
}

async function isReport(key: string, year: string, { scope, v, unused }: Query): Promise<boolean> {
  const asked = scopes.find((one) => one === (scope ?? "own"));
  if (!asked || !/^20\d\d$/.test(year) || Array.isArray(v)) return false;
  if (unused !== undefined)
    return v === undefined && (await unusedAt(key, Number(year), asked, unused)) !== null;
  return v === undefined
    ? reportExists(await database(), key, Number(year), asked)
    : (await reportAt(key, Number(year), asked, v)) !== null;
}

/** Where a page of an agency is today whose address has a key that the agency had before; null for any other path. */
export async function movedAddress(path: string): Promise<string | null> {
  const room = [paths.agencies, paths.reports].find((one) => isPathBelow(path, one));
  if (room === undefined) return null;
  const [key = "", ...rest] = path.slice(room.length + 1).split("/");
  const now = await currentKey(await database(), decodeURIComponent(key));
  return now === null ? null : [room, encodeURIComponent(now), ...rest].join("/");
}
