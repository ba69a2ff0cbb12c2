import { z } from "zod";
import { groupKinds } from "@/lib/agencies/agency-kind";
import { statutoryForms } from "@/lib/catalogue/cell";
import { findCell } from "@/lib/catalogue/cells";
import { partKinds } from "@/lib/years/region-totals";
import { queryProblem } from "./query-problem";

const schema = z.strictObject({
  region: z.string().max(60).optional(),
  kind: z.enum(partKinds).optional(),
  year: z.coerce.number().int().min(2008).max(2100).optional(),
  form: z.enum(statutoryForms).optional(),
  cell: z
    .string()
    .refine((id) => (findCell(id)?.table ?? "prose") !== "prose", {
      error: ({ input }) => `统计表中没有“${String(input).slice(0, 60)}”这一格`,
    })
    .optional(),
  page: z.string().max(10).optional(),
  v: z.string().max(40).optional(),
});

/** What of the sums over a territory is asked for, as an address has it. */
export type GivenTotals = Partial<z.infer<typeof schema>>;

/** The same with what was not given filled in; null: all kinds, the form of most reports, no cell, the latest version. */
export type TotalsQuery = {
  region: string;
  kind: (typeof partKinds)[number] | null;
  year: number;
  form: (typeof statutoryForms)[number] | null;
  /** The cell whose parts are listed in the place of the tables. */
  cell: string | null;
  v: string | null;
};

/** What is summed, in words. */
export const partKindNames: Record<(typeof partKinds)[number], string> = {
  towns: groupKinds.towns.zh,
  bureau: groupKinds.bureau.zh,
  government: "政府本机关",
};

const validValues: Record<string, string> = {
  region: "行政区划代码，如110106",
  kind: partKinds.join("、"),
  year: "2008–2100之间的年份",
  form: statutoryForms.join("、"),
  cell: "统计表中一格的代码",
  page: "页码",
  v: "形如2026-01-31.2的数据版本",
};

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** What an address asks for as far as it can be used, with what is wrong with the rest; see `parseFiling`. */
export function parseTotals(query: Query): { given: GivenTotals; problems: string[]; wrong: string[] } {
  const asked = Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = schema.safeParse(asked);
  if (parsed.success) return { given: parsed.data, problems: [], wrong: [] };
  const wrong = Object.keys(asked).filter((key) => !schema.safeParse({ [key]: asked[key] }).success);
  const rest = schema.safeParse(
    Object.fromEntries(Object.entries(asked).filter(([key]) => !wrong.includes(key))),
  );
  return {
    given: rest.success ? rest.data : {},
    problems: parsed.error.issues.map((issue) => queryProblem(issue, asked, validValues)),
    wrong,
  };
}

/** The query string of what is asked, stable, without what is absent. */
export function printTotals({ region, kind, year, form, cell, v }: TotalsQuery): string {
  const query = new URLSearchParams();
  if (region !== "") query.set("region", region);
  if (kind !== null) query.set("kind", kind);
  query.set("year", String(year));
  if (form !== null) query.set("form", form);
  if (cell !== null) query.set("cell", cell);
  if (v !== null) query.set("v", v);
  return query.toString();
}
