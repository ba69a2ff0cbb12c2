import type { ReadDb } from "@/db/client";
import { storedRegister } from "@/db/stored-register";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { resolveAgency, resolveCode } from "@/lib/agencies/resolve-agency";
import type { ListedPage } from "@/lib/collect/page-list";
import { agencyKey } from "../import/agency-inputs";

/** A listed page with the agency that is meant. `named` is how the list names it, `name` its own. */
export type WatchedPage = {
  line: number;
  agency: string;
  named: string;
  name: string;
  year: number;
  url: string;
};

/**
 * Looks up whose pages are listed, by code or whole name as an import does. A line whose agency nobody knows is a
 * problem, and so is one that says what another says.
 */
export async function listedAgencies(
  db: Pick<ReadDb, "select">,
  pages: readonly ListedPage[],
): Promise<{ watched: WatchedPage[]; problems: string[] }> {
  const register = await storedRegister(db, nationalDivisions());
  const problems: string[] = [];
  const watched = new Map<string, WatchedPage>();
  for (const { line, agency: named, year, url } of pages) {
    const resolution = /^\d+$/.test(named)
      ? resolveCode(register, named, "own", year)
      : resolveAgency(register, named, [], year);
    if (resolution === undefined || resolution.kind === "unknown") {
      problems.push(
        `第${line}行的机关“${named}”，名录中没有这个代码或全称，没有采用；请写区划代码或机关全称。`,
      );
      continue;
    }
    const agency = agencyKey(resolution, register);
    const key = `${agency} ${year} ${url}`;
    if (watched.has(key)) problems.push(`第${line}行与前面的一行说的是同一个机关、年度和网址，没有采用。`);
    else {
      const name = resolution.kind === "registered" ? resolution.agency.name : resolution.name;
      watched.set(key, { line, agency, named, name, year, url });
    }
  }
  return { watched: [...watched.values()], problems };
}
