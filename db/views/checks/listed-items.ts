import { deadlineOf } from "@/lib/agencies/filing";
import { allChecks, severityNames } from "@/lib/catalogue/checks";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import { verdictStates } from "@/lib/catalogue/verdicts";
import { filingWords } from "@/lib/checks/filing-words";
import type { FoundItem } from "@/lib/checks/found-item";
import { agencyLink, reportLink } from "@/lib/view/addresses";
import type { ReadDb } from "../../client";
import { type AgencyLabel, agencyLabels } from "../../queries/checks/agency-labels";
import {
  type FindingDetail,
  findingDetails,
  type SlotDates,
  slotDates,
} from "../../queries/checks/finding-details";
import { declaredCollections } from "../../queries/collections";

/** An item in words, with its addresses: what a list and a file say of it. */
export type ListedItem = {
  item: FoundItem;
  agency: { name: string; parent: string | null; href: string };
  /** The address of its report; null where there is none. */
  reportHref: string | null;
  check: string;
  severity: string;
  verdict: { zh: string; by: string; day: string; why: string } | null;
  /** A sentence for each finding. */
  messages: string[];
  details: FindingDetail[];
};

/** Items put into words, in their order. */
export async function listedItems(db: ReadDb, items: readonly FoundItem[]): Promise<ListedItem[]> {
  const keys = [...new Set(items.map(({ agency }) => agency))];
  const labels = await agencyLabels(db, keys);
  const details = await findingDetails(
    db,
    items.flatMap(({ findings }) => findings),
  );
  const dated = items.filter(({ findings }) => findings.length === 0).map(({ agency }) => agency);
  const slots = await slotDates(db, [...new Set(dated)]);
  const collections = await declaredCollections(db);
  const day = db.version?.day ?? "";
  return items.map((item): ListedItem => {
    const label = labels.get(item.agency);
    const own = item.findings.flatMap((id) => details.get(id) ?? []);
    const deadline = label ? deadlineOf(label, item.year, collections) : "";
    const [current, previous] = slotOf(slots, item);
    const said = own.map(({ message }) => message);
    return {
      item,
      agency: { ...namesOf(item.agency, label), href: agencyLink(item.agency) },
      reportHref: item.report === null ? null : reportLink(item.agency, item.year, item.scope),
      check: allChecks[item.check].zh,
      severity: severityNames[item.severity],
      verdict: verdictOf(item, own),
      messages: own.length > 0 ? said : [filingWords(item, { current, previous, deadline, day })],
      details: own,
    };
  });
}

const namesOf = (key: string, label: AgencyLabel | undefined) => ({
  name: label?.shortName ?? key,
  parent: label?.parentName ?? null,
});

/** The report in force of an item's agency, year and scope, and the last one that it took the place of. */
function slotOf(slots: readonly SlotDates[], { agency, year, scope }: FoundItem) {
  const own = slots.filter((one) => one.agency === agency && one.year === year && one.scope === scope);
  return [own.find(({ inForce }) => inForce), own.findLast(({ inForce }) => !inForce)] as const;
}

function verdictOf({ verdict }: FoundItem, details: readonly FindingDetail[]): ListedItem["verdict"] {
  const given = details.flatMap((detail) => detail.verdict ?? [])[0];
  if (verdict === "open" || !given) return null;
  return { zh: verdictStates[verdict], by: given.by, day: dayOf(given.at), why: given.why };
}

/** A day stays as it is; a moment is told by its day. */
const dayOf = (at: string) => (/^\d{4}-\d\d-\d\d$/.test(at) ? at : shanghaiDay(at));
