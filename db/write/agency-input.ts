import type { StoredAgencyKind } from "../schema";

export type AgencyInput = {
  key: string;
  code: string | null;
  name: string;
  shortName: string;
  kind: StoredAgencyKind;
  parentKey: string | null;
  validFrom?: number | null;
  validTo?: number | null;
  successorKey?: string | null;
  aliases?: readonly string[];
  /** Keys that it had before; they are added to the known ones. */
  formerKeys?: readonly string[];
  /** False for an agency that nobody has found in the register yet. */
  assigned: boolean;
  /** Whether it should file every year; once expected, an agency stays so. */
  expected: boolean;
  demo: boolean;
};
