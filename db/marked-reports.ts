import { asc, inArray } from "drizzle-orm";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { NamedText } from "@/lib/likeness/alike";
import type { MarkedText } from "@/lib/likeness/common-marks";
import { namesOfAgency } from "@/lib/likeness/folded-text";
import { scopeCode } from "./coded-columns";
import type { ReadDb } from "./handles";
import { inChunks } from "./in-chunks";
import { sections } from "./schema";

/** What a comparison of texts asks a database for; it writes nothing. */
type Asking = Pick<ReadDb, "select" | "tuples">;

/** A report in force, by whom and of when it is, with the names by which it is known. */
export type NamedReport = {
  id: number;
  agencyId: number;
  agency: string;
  year: number;
  scope: Scope;
  textSha: string;
  /** Short, with the place it belongs to: 临溪区云栈镇. */
  called: string;
  names: string[];
};

/** All reports in force, by the keys of their agencies and years: the same order in every database. */
export async function namedReports(db: Asking): Promise<NamedReport[]> {
  const agencies = await db.tuples(
    "select id, key, name, short_name, kind, path, parent_key from agencies",
    [],
  );
  const shortNames = new Map(agencies.map(([, key, , short]) => [String(key), String(short)]));
  const known = new Map(
    agencies.map(([id, key, name, short, kind, path, parent]) => [
      id,
      {
        agency: String(key),
        called: called(String(short), String(kind), shortNames.get(String(parent))),
        names: [
          ...[String(name), String(short)],
          ...String(path)
            .split("/")
            .flatMap((above) => shortNames.get(above) ?? []),
        ],
      },
    ]),
  );
  const rows = await db.tuples(
    "select id, agency, year, scope, text_sha256, agency_printed from reports where version_superseded is null and version_added is not null",
    [],
  );
  const found = rows.flatMap(([id, agencyId, year, scope, sha, printed]) => {
    const agency = known.get(agencyId);
    if (!agency) return [];
    const printedNames = printed === null ? [] : [String(printed)];
    return {
      ...{ id: Number(id), agencyId: Number(agencyId), year: Number(year), textSha: String(sha) },
      ...{ scope: scopeCode.fromDriver(Number(scope)), agency: agency.agency, called: agency.called },
      names: [...agency.names, ...printedNames],
    };
  });
  return found.sort(
    (one, other) =>
      inOrder(one.agency, other.agency) || one.year - other.year || inOrder(one.scope, other.scope),
  );
}

/** By code units, whatever the language of the machine. */
const inOrder = (one: string, other: string) => (one < other ? -1 : Number(one > other));

const called = (short: string, kind: string, parent: string | undefined) =>
  kind === "government" || parent === undefined || short.startsWith(parent) ? short : `${parent}${short}`;

/** Reports whose marks are asked for at a time. */
const BATCH = 2000;

/** The stored marks of the given reports, by the ids of these. */
export async function storedMarks(
  db: Asking,
  reports: readonly { id: number }[],
): Promise<Map<number, Uint32Array>> {
  const ids = reports.map(({ id }) => id).sort((one, other) => one - other);
  const wanted = new Set(ids);
  const found = new Map<number, Uint32Array>();
  for (let start = 0; start < ids.length; start += BATCH) {
    const some = ids.slice(start, start + BATCH);
    const rows = await db.tuples("select report, marks from text_marks where report between ? and ?", [
      some[0] ?? 0,
      some.at(-1) ?? 0,
    ]);
    for (const [report, bytes] of rows)
      if (wanted.has(Number(report))) found.set(Number(report), marksOfBytes(bytes));
  }
  return found;
}

/** A copy: what a database hands over need not begin at a whole number. */
function marksOfBytes(bytes: unknown): Uint32Array {
  if (!(bytes instanceof Uint8Array)) throw new Error("marks are stored as bytes");
  return new Uint32Array(Uint8Array.from(bytes).buffer);
}

/** As `storedMarks` takes them; the lowest byte comes first on every machine that Node runs on. */
export const bytesOfMarks = (marks: Uint32Array): Uint8Array =>
  new Uint8Array(marks.buffer, marks.byteOffset, marks.byteLength);

/** A section of a report, by its place in the report's text. */
export type SectionPlace = { number: number | null; heading: string; from: number; to: number };
export type ReportText = { text: string; sections: SectionPlace[] };

/** The texts of reports without headings, one section after the other, by the ids of the reports. */
export async function reportTexts(db: Asking, ids: readonly number[]): Promise<Map<number, ReportText>> {
  const rows = await inChunks(ids, (some) =>
    db
      .select()
      .from(sections)
      .where(inArray(sections.report, some))
      .orderBy(asc(sections.report), asc(sections.position)),
  );
  const texts = new Map<number, ReportText>(ids.map((id) => [id, { text: "", sections: [] }]));
  for (const { report, number, heading, text } of rows) {
    const known = texts.get(report);
    if (!known || text === "") continue;
    const from = known.text === "" ? 0 : known.text.length + 1;
    known.text = from === 0 ? text : `${known.text}\n${text}`;
    known.sections.push({ number, heading, from, to: known.text.length });
  }
  return texts;
}

/** A report's text as it is compared. */
export const comparedText = (report: NamedReport, texts: ReadonlyMap<number, ReportText>): NamedText => ({
  text: texts.get(report.id)?.text ?? "",
  names: namesOfAgency(report.names),
});

/** Reports with their marks, in their order; one without stored marks has none. */
export const markedTexts = (
  reports: readonly NamedReport[],
  marks: ReadonlyMap<number, Uint32Array>,
): MarkedText[] => reports.map(({ id, agencyId }) => ({ agency: agencyId, marks: marks.get(id) ?? noMarks }));

const noMarks = new Uint32Array();
