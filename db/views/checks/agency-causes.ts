import { type Severity, severityNames } from "@/lib/catalogue/checks";
import { matchingItems } from "@/lib/checks/facets";
import { parseOther } from "@/lib/likeness/other-report";
import { checksLink, sourceLink } from "@/lib/view/addresses";
import type { ReadDb } from "../../client";
import { foundItems } from "../../queries/checks/found-items";
import { remembered } from "../../remembered";
import { type ListedItem, listedItems } from "./listed-items";

/** What is found of an agency, in words: of which year, what, and where it stands. */
export type CauseInWords = {
  key: string;
  year: number;
  message: string;
  /** More findings of the same cause, beside that of the message. */
  more: number;
  reportHref: string | null;
  sourceHref: string | null;
  verdict: ListedItem["verdict"];
};

/** All of one check. */
export type AgencyCause = {
  check: string;
  severity: Severity;
  severityName: string;
  /** Where they are listed with their ground. */
  href: string;
  items: CauseInWords[];
};

export type AgencyCauses = {
  /** Open errors and warnings, and those that a person confirmed: they stand until they are mended. */
  open: AgencyCause[];
  /** What is worth knowing and no fault. */
  notes: AgencyCause[];
  /** Explained, or called a false alarm. */
  settled: AgencyCause[];
  /** All of it, of all years. */
  href: string;
};

/**
 * What the checks found in the reports of one agency in all years, by check; the gravest first, the latest year first.
 * What dates tell is not among it: that is how the agency filed.
 */
export const agencyCauses = remembered(
  "agencyCauses",
  async (db: ReadDb, key: string): Promise<AgencyCauses> => {
    const items = matchingItems(await foundItems(db, key), { unit: key });
    const listed = await listedItems(
      db,
      items.filter(({ findings }) => findings.length > 0),
    );
    const stands = ({ item }: ListedItem) => item.verdict === "open" || item.verdict === "confirmed";
    const isNote = ({ item }: ListedItem) => item.severity === "note";
    return {
      open: byCheck(listed.filter((one) => stands(one) && !isNote(one))),
      notes: byCheck(listed.filter((one) => stands(one) && isNote(one))),
      settled: byCheck(listed.filter((one) => !stands(one))),
      href: causesLink(key),
    };
  },
);

function byCheck(listed: readonly ListedItem[]): AgencyCause[] {
  const causes = new Map<string, AgencyCause>();
  for (const one of listed) {
    const { item, check } = one;
    const { severity } = item;
    const known = causes.get(`${item.check} ${severity}`) ?? {
      check,
      severity,
      severityName: severityNames[severity],
      href: causesLink(item.agency, item.check),
      items: [],
    };
    known.items.push(causeInWords(one));
    causes.set(`${item.check} ${severity}`, known);
  }
  return [...causes.values()];
}

function causeInWords({ item, messages, details, reportHref, verdict }: ListedItem): CauseInWords {
  const cell = details.flatMap(({ cells }) => cells).find((id) => parseOther(id) === null);
  return {
    key: item.key,
    year: item.year,
    message: messages[0] ?? "",
    more: messages.length - 1,
    reportHref,
    sourceHref:
      cell === undefined || item.report === null
        ? null
        : sourceLink(item.agency, item.year, item.scope, { id: cell, at: null }),
    verdict,
  };
}

function causesLink(unit: string, check?: string): string {
  const query = new URLSearchParams({ year: "all", unit, ...(check === undefined ? {} : { check }) });
  return checksLink(query.toString());
}
