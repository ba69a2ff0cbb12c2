import type { Database } from "better-sqlite3";
import type { WriteDb } from "../client";

/** A report already stored for the same agency, year and scope. */
export type KnownReport = {
  id: number;
  file: string;
  figures: string;
  text: string;
  reading: string;
  publishedOn: string | null;
  title: string | null;
  agencyPrinted: string | null;
  published: 0 | 1;
};

type Integer = number;
export type Slot = [scope: Integer, year: Integer, agency: Integer];

/** The writer's statements in plain SQL: a report is about 450 rows, and a query builder would double its time. */
function prepare(client: Database) {
  const numbers = client.prepare<[], [string, Integer]>("select id, number from cells").raw().all();
  return {
    cells: new Map(numbers),
    ids: new Map(numbers.map(([id, number]) => [number, id])),
    agency: client.prepare<[string], Integer>("select id from agencies where key = ?").pluck(),
    known: client.prepare<Slot, KnownReport>(
      `select id, file_sha256 file, figures_sha256 figures, text_sha256 text, reading_sha256 reading,
         published_on publishedOn, title, agency_printed agencyPrinted, version_added is not null published
       from reports where scope = ? and year = ? and agency = ? order by id`,
    ),
    original: client.prepare<[string, Uint8Array, Integer]>(
      "insert into originals (sha256, bytes, size) values (?, ?, ?) on conflict do nothing",
    ),
    hasOriginal: client.prepare<[string], Integer>("select 1 from originals where sha256 = ?").pluck(),
    report: client.prepare<[Record<string, string | number | null>]>(
      `insert into reports (agency, year, form, scope, status, title, agency_printed, published_on, source_url,
         file_name, format, file_sha256, figures_sha256, text_sha256, reading_sha256, imported_at, staged_by,
         demo)
       values (:agency, :year, :form, :scope, :status, :title, :agencyPrinted, :publishedOn, :sourceUrl,
         :fileName, :format, :fileSha256, :figuresSha256, :textSha256, :readingSha256, :importedAt, :stagedBy,
         :demo)`,
    ),
    announce: client.prepare<[token: string, pid: Integer, at: string]>(
      "insert into imports (token, pid, started_at) values (?, ?, ?) on conflict do nothing",
    ),
    takeOver: client.prepare<[token: string, Integer]>("update reports set staged_by = ? where id = ?"),
    figure: client.prepare<
      [Integer, Integer, number | null, string | null, string, string | null, ...(Integer | null)[]]
    >("insert into figures values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
    figuresOf: client
      .prepare<[Integer], [cell: Integer, value: number | null, missing: string | null]>(
        "select cell, value, missing from figures where report = ?",
      )
      .raw(),
    figureOf: client
      .prepare<[Integer, cell: Integer], [value: number | null, missing: string | null]>(
        "select value, missing from figures where report = ? and cell = ?",
      )
      .raw(),
    section: client.prepare<[Integer, Integer, Integer | null, string, string]>(
      "insert into sections values (?, ?, ?, ?, ?)",
    ),
    source: client.prepare<[Integer, Uint8Array]>("insert into sources values (?, ?)"),
    finding: client.prepare<
      [...Slot, Integer, string, string, string, string, number | null, number | null, string, Integer | null]
    >(
      `insert into findings (scope, year, agency, report, check_id, severity, cells, message, expected, found,
         values_sha, version_added)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    unrefuse: client.prepare<[string]>("delete from refusals where file_name = ?"),
  };
}

export type ReportStatements = ReturnType<typeof prepare>;

const kept = new WeakMap<Database, ReportStatements>();

/** The statements of a connection, prepared once. */
export function reportStatements({ $client }: WriteDb): ReportStatements {
  const known = kept.get($client);
  if (known) return known;
  const fresh = prepare($client);
  kept.set($client, fresh);
  return fresh;
}

/** The figures of a stored report: value, or the reason why there is none. */
export function storedFigures(s: ReportStatements, report: number): Map<string, number | string> {
  const figures = new Map<string, number | string>();
  for (const [cell, value, missing] of s.figuresOf.all(report)) {
    const id = s.ids.get(cell);
    const figure = value ?? missing;
    if (id !== undefined && figure !== null) figures.set(id, figure);
  }
  return figures;
}

/** The same, each looked up when it is asked for: where a few of them are enough. */
export function lookedUpFigures(
  s: ReportStatements,
  report: number,
): Pick<ReadonlyMap<string, number | string>, "get"> {
  return {
    get(id) {
      const cell = s.cells.get(id);
      const [value, missing] = (cell !== undefined && s.figureOf.get(report, cell)) || [null, null];
      return value ?? missing ?? undefined;
    },
  };
}
