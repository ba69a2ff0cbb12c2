import { scopeNames } from "@/lib/catalogue/form-facts";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import { verdictStates } from "@/lib/catalogue/verdicts";
import type { FoundItem } from "@/lib/checks/found-item";
import { countWords } from "@/lib/checks/list-words";
import type { CheckLine, ExportedChecks } from "@/lib/export/checks/check-list";
import type { ReadDb } from "../../client";
import { currentVersion, demoAgencyKeys } from "../../queries/dataset-version";
import { type ListedItem, listedItems } from "./listed-items";

/**
 * Items as they leave the product.
 * @param conditions those of the list in words
 * @param address that of the page with the same list
 */
export async function exportedChecks(
  db: ReadDb,
  items: readonly FoundItem[],
  conditions: string[],
  address: string,
): Promise<ExportedChecks> {
  const version = await currentVersion(db);
  const demos = await demoAgencyKeys(db);
  const listed = await listedItems(db, items);
  return {
    conditions,
    summary: items.length === 0 ? "没有符合条件的" : countWords(items),
    address,
    version: version?.label ?? "",
    madeOn: version ? shanghaiDay(version.createdAt) : "",
    demo: items.some(({ agency }) => demos.has(agency)),
    lines: listed.map(lineOf),
  };
}

function lineOf({ item, agency, reportHref, check, severity, verdict, messages }: ListedItem): CheckLine {
  return {
    agency: agency.name,
    parent: agency.parent ?? "",
    agencyKey: item.agency,
    year: item.year,
    scope: scopeNames[item.scope],
    check,
    checkId: item.check,
    severity,
    verdict: verdictStates[item.verdict],
    decidedBy: verdict?.by ?? "",
    decidedOn: verdict?.day ?? "",
    reason: verdict?.why ?? "",
    findings: item.findings.length,
    cells: item.cells,
    message: messages.join(" "),
    address: reportHref ?? "",
  };
}
