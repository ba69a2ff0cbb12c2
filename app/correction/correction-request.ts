import { z } from "zod";
import type { CorrectionRequest } from "@/db/views/corrections";
import { type GroupKind, groupKinds } from "@/lib/agencies/agency-kind";

const schema = z.strictObject({
  region: z.string().max(60).default(""),
  kind: z.enum(Object.keys(groupKinds) as [GroupKind, ...GroupKind[]]).optional(),
  unit: z.string().max(120).optional(),
  year: z.union([z.literal("all"), z.coerce.number().int().min(2008).max(2100)]).optional(),
  due: z.iso.date().optional(),
  v: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}\.\d{1,4}$/)
    .optional(),
});

const validValues: Record<string, string> = {
  region: "地区代码，如110106",
  kind: Object.keys(groupKinds).join("、"),
  unit: "机关代码",
  year: "2008–2100之间的年份，或all",
  due: "整改期限，如2026-03-15",
  v: "形如2026-01-31.2的数据版本",
};

export type ParsedCorrection = { request: CorrectionRequest; v: string | null } | { problems: string[] };

/** What the query of an address of 整改单 asks for; empty fields count as absent. */
export function parseCorrection(query: Record<string, string | string[]>): ParsedCorrection {
  const given = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success)
    return {
      problems: parsed.error.issues.map(({ path: [name] }) => {
        const words = name === undefined ? undefined : validValues[String(name)];
        return words === undefined
          ? `可以用的条件有${Object.keys(validValues).join("、")}。`
          : `${String(name)}应为${words}。`;
      }),
    };
  const { v = null, region, kind, unit, year, due } = parsed.data;
  return {
    v,
    request: {
      region,
      ...(kind === undefined ? {} : { kind }),
      ...(unit === undefined ? {} : { unit }),
      ...(year === undefined ? {} : { year }),
      ...(due === undefined ? {} : { due }),
    },
  };
}
