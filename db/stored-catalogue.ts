import { z } from "zod";
import { missingReasons } from "@/lib/catalogue/cell";
import { checks } from "@/lib/catalogue/checks";
import { breaks, smallestCoverage } from "@/lib/catalogue/comparison";
import { type Indicator, indicators } from "@/lib/catalogue/indicators";
import { smallestBase } from "@/lib/catalogue/rates";
import { sha256 } from "@/lib/ingest/reading-hashes";

const ids = z.array(z.string());

const storedCatalogue = z.object({
  indicators: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(["level", "rate"]),
      zh: z.string(),
      en: z.string(),
      unit: z.custom<Indicator["unit"]>((unit) => typeof unit === "string"),
      part: ids,
      whole: ids,
      minus: ids,
      definition: z.string(),
      direction: z.enum(["higher", "lower", "neither"]),
    }),
  ),
  checks: z.array(z.object({ id: z.string(), zh: z.string(), severity: z.string(), explain: z.string() })),
  missingReasons: z.array(z.object({ id: z.string(), zh: z.string(), explain: z.string() })),
  smallestBase: z.number(),
  coverage: z.number(),
  breaks: z.array(
    z.object({
      id: z.string(),
      before: ids,
      after: ids,
      zh: z.string(),
      clauses: z.array(z.object({ of: ids, joined: z.boolean(), explain: z.string() })),
    }),
  ),
});

/** The catalogue's definitions as they were when a dataset version was made. */
export type StoredCatalogue = z.infer<typeof storedCatalogue>;

/** Those of this program, the same text for the same definitions. Anything else that they have is left out. */
const json = JSON.stringify(
  storedCatalogue.parse({
    indicators,
    checks: Object.values(checks),
    missingReasons: Object.entries(missingReasons).map(([id, reason]) => ({ id, ...reason })),
    smallestBase,
    coverage: smallestCoverage,
    breaks,
  }),
);

export const ownCatalogue: Readonly<{ sha: string; json: string }> = { sha: sha256(json), json };

/** A catalogue as it was stored; the program's own where another program stored it in a shape that this one cannot read. */
export function parseCatalogue(text: string): StoredCatalogue {
  const { indicators: known } = storedCatalogue.shape;
  const stored = JSON.parse(text);
  const parsed = known.safeParse(stored?.indicators);
  const own = storedCatalogue.parse(JSON.parse(json));
  return parsed.success ? { ...own, indicators: parsed.data } : own;
}
