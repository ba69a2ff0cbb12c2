import { and, asc, count, countDistinct, eq, isNull, lte, max, min, type SQL } from "drizzle-orm";
import type { ReadDb } from "../../handles";
import { remembered } from "../../remembered";
import { agencies, covariates } from "../../schema";

export type Covariate = {
  name: string;
  unit: string;
  values: number;
  agencies: number;
  /** The first year and the last. */
  from: number;
  to: number;
};

/** What is known of agencies beside their reports, by name. */
export const covariateList = remembered("covariateList", async (db: ReadDb): Promise<Covariate[]> => {
  const rows = await db
    .select({
      name: covariates.name,
      unit: covariates.unit,
      values: count(),
      agencies: countDistinct(covariates.agency),
      from: min(covariates.year),
      to: max(covariates.year),
    })
    .from(covariates)
    .where(isNull(covariates.versionSuperseded))
    .groupBy(covariates.name, covariates.unit)
    .orderBy(asc(covariates.name));
  return rows.flatMap(({ from, to, ...row }) => (from === null || to === null ? [] : [{ ...row, from, to }]));
});

/** The values of a covariate up to a year, of the agencies that `where` chooses. */
export function covariateValues(db: ReadDb, name: string, to: number, where: SQL | undefined) {
  return db
    .select({ agency: covariates.agency, year: covariates.year, value: covariates.value })
    .from(covariates)
    .innerJoin(agencies, eq(agencies.id, covariates.agency))
    .where(
      and(eq(covariates.name, name), lte(covariates.year, to), isNull(covariates.versionSuperseded), where),
    );
}
