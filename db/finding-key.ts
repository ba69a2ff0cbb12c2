import { createHash } from "node:crypto";
import type { CheckId } from "@/lib/catalogue/checks";
import type { Scope } from "@/lib/catalogue/form-facts";

/** What tells a finding from all others, whatever database it is in: whose it is, and on which values. */
export type FindingIdentity = {
  agencyKey: string;
  year: number;
  scope: Scope;
  check: CheckId;
  cells: readonly string[];
  valuesSha: string;
};

/** Without letters that are taken for digits. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const length = 9;

/**
 * The short name of a finding: the same after every run and in every database as long as the values are the same,
 * another one as soon as they change. It begins with a letter so that no spreadsheet takes it for a number or a month.
 */
export function findingKey({ agencyKey, year, scope, check, cells, valuesSha }: FindingIdentity): string {
  const digest = createHash("sha256")
    .update(JSON.stringify([agencyKey, year, scope, check, cells, valuesSha]))
    .digest();
  return `h${[...digest.subarray(0, length)].map((byte) => alphabet[byte % alphabet.length]).join("")}`;
}
