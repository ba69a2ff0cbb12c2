import { type Scope, scopes } from "../catalogue/form-facts";
import type { ReportName } from "./notable";

/** How a finding names the other report: 990101103/2024/own. Keys of agencies may hold a slash. */
export const printOther = ({ agency, year, scope }: ReportName): string => `${agency}/${year}/${scope}`;

/** Null for what is no name of a report. */
export function parseOther(text: string): ReportName | null {
  const [, agency = "", year, scope] = /^(.+)\/(\d{4})\/(\w+)$/.exec(text) ?? [];
  const known = scopes.find((one): one is Scope => one === scope);
  return known ? { agency, year: Number(year), scope: known } : null;
}
