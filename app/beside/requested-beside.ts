import { cache } from "react";
import { z } from "zod";
import { agencyNames } from "@/db/queries/agency-rows";
import { withCurrentKeys } from "@/db/queries/current-keys";
import { availableYears } from "@/db/queries/dataset-version";
import { type AskedApplicant, type UnitsBeside, unitsBeside } from "@/db/views/units-beside";
import { type Applicant, applicants } from "@/lib/catalogue/requests";
import { splitValues } from "@/lib/view/listed-values";
import { queryProblem } from "@/lib/view/query-problem";
import { database } from "../database";
import type { Query } from "../requested-view";

/** So many agencies can be read beside each other. */
export const besideLimits = { least: 2, most: 5 } as const;

const applicantIds: [AskedApplicant, ...AskedApplicant[]] = ["all", ...applicants.map(({ id }) => id)];
const besideSchema = z.strictObject({
  units: z
    .union([z.string(), z.array(z.string())])
    .default("")
    .transform((value) => [...new Set([value].flat().flatMap(splitValues))].filter((key) => key !== "")),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  applicant: z.enum(applicantIds).default("total" satisfies Applicant),
});

/** What the address asks for; where it has problems nothing is shown. */
export type RequestedBeside = {
  units: string[];
  /** Those of them that there are. */
  known: string[];
  year: number;
  applicant: AskedApplicant;
  years: number[];
  shown: UnitsBeside | null;
  problems: string[];
  wrong: string[];
};

/** Two to five agencies and a year, as an address names them; without a year the latest with reports. */
export async function requestedBeside(query: Query): Promise<RequestedBeside> {
  const db = await database();
  const given = Object.fromEntries(
    Object.entries(await withCurrentKeys(db, query)).filter(
      ([, value]) => value !== "" && value !== undefined,
    ),
  );
  const parsed = besideSchema.safeParse(given);
  const years = await availableYears(db);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => queryProblem(issue, given, validConditions));
  const wrong = parsed.success
    ? []
    : Object.keys(given).filter((key) => !besideSchema.safeParse({ [key]: given[key] }).success);
  const rest = Object.entries(given).filter(([key]) => !wrong.includes(key));
  const usable = parsed.success ? parsed : besideSchema.safeParse(Object.fromEntries(rest));
  const { units, applicant, year = years.at(-1) ?? 0 } = usable.data ?? besideSchema.parse({});
  const names = await agencyNames(db, units.slice(0, mostNamed));
  const unknown = units.slice(0, mostNamed).filter((key) => !names.has(key));
  const found = (key: string, problem: string) => {
    problems.push(problem);
    if (!wrong.includes(key)) wrong.push(key);
  };
  for (const key of unknown) found("units", `没有机关“${key.slice(0, 30)}”`);
  const { least, most } = besideLimits;
  if (units.length < least || units.length > most)
    found("units", `并列的机关应是${least}至${most}个，网址中有${units.length}个`);
  if (years.length > 0 && !years.includes(year))
    found("year", `没有${year}年的报告，库中有${years[0]}–${years.at(-1)}年`);
  const known = units.filter((key) => names.has(key));
  const shown = problems.length === 0 ? await besideOnce(units.join("\n"), year, applicant) : null;
  return { units, known, year, applicant, years, shown, problems, wrong };
}

/** More unknown ones are not told one by one. */
const mostNamed = 10;

const validConditions = {
  units: "机关代码，2至5个，以逗号隔开",
  year: "有报告的年度",
  applicant: applicantIds.join("、"),
};

/** A page and its title ask for the same tables. */
const besideOnce = cache(async (units: string, year: number, applicant: AskedApplicant) =>
  unitsBeside(await database(), units.split("\n"), year, applicant),
);
