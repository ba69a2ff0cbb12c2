import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { openForReading } from "@/db/client";
import { agencies, reports } from "@/db/schema";
import {
  agenciesLink,
  agencyLink,
  codebookLink,
  compareLink,
  embedLink,
  exportLink,
  overviewLink,
  reportLink,
  reportsLink,
  shareLink,
  sourceLink,
} from "@/lib/view/addresses";

/** Numbers from 0 to 1 that are the same for a seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const indicators = [
  "requests.received.total",
  "requests.closed.total",
  "rate.disclosed",
  "sum.granted",
  "sum.refused",
  "requests.received.person",
  "disputes.review.total",
  "disclosure.licensing.decisions",
  "disclosure.penalties.decisions",
  "requests.granted.total",
  "requests.partial.total",
  "requests.carried_out.total",
];
const forms = ["line", "bar", "slope", "heat", "multiples", "grouped", "table"];
const files = ["csv", "tidy", "json", "txt", "svg", "png", "png", "svg", "xlsx", "docx", "pptx"];

type Known = { agencies: string[]; reports: { agency: string; year: number }[] };

/** What the database has of which addresses can be made. */
export async function knownOf(address: string): Promise<Known> {
  const db = await openForReading(address);
  const rows = await db
    .select({ agency: agencies.key, year: reports.year })
    .from(reports)
    .innerJoin(agencies, eq(agencies.id, reports.agency))
    .where(and(eq(reports.scope, "own"), isNull(reports.versionSuperseded), isNotNull(reports.versionAdded)))
    .orderBy(reports.year, agencies.key);
  await db.close();
  return { agencies: [...new Set(rows.map(({ agency }) => agency))], reports: rows };
}

/** Addresses of all kinds, each once, the same for a seed: pages seven times of ten, frames, and files. */
export function manyAddresses(count: number, seed: number, known: Known, onlyPages = false): string[] {
  const random = seeded(seed);
  const some = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error("the database has nothing to choose from");
    return item;
  };
  const view = () => {
    const units = new Set(Array.from({ length: 1 + Math.floor(random() * 6) }, () => some(known.agencies)));
    return new URLSearchParams({
      units: [...units].join(","),
      what: some(indicators),
      how: some(forms),
    }).toString();
  };
  const report = () => {
    const { agency, year } = some(known.reports);
    return { of: [agency, year, "own"] as const, year };
  };
  const page = (): string => {
    const kind = random();
    if (kind < 0.4) return compareLink(view());
    if (kind < 0.65) return agencyLink(some(known.agencies));
    if (kind < 0.85) return reportLink(...report().of);
    if (kind < 0.9) return sourceLink(...report().of);
    if (kind < 0.93) return overviewLink(`year=${report().year}`);
    if (kind < 0.96) return reportsLink(`year=${report().year}`);
    return some([overviewLink(), agenciesLink(), codebookLink(), shareLink(view())]);
  };
  const made = new Set<string>();
  for (let tries = 0; made.size < count && tries < count * 50; tries++) {
    const kind = onlyPages ? 0 : random();
    if (kind < 0.7) made.add(page());
    else if (kind < 0.85) made.add(embedLink(view()));
    else made.add(exportLink(some(files), view()));
  }
  return [...made];
}

/** The views that cost a server the most: many agencies and indicators, whole regions. */
export function heavyViews(known: Known): string[] {
  return Array.from({ length: 25 }, (_, number) => {
    const units = known.agencies.slice(number, number + 40).join(",");
    const what = indicators.slice(0, 12 - (number % 3)).join(",");
    const how = ["table", "heat", "multiples"][number % 3] ?? "table";
    return compareLink(new URLSearchParams({ units, what, how }).toString());
  });
}
