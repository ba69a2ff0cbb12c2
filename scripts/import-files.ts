import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { checkYears } from "@/db/check-years";
import { openForWriting, type WriteDb } from "@/db/client";
import { finishVersion, startVersion } from "@/db/dataset-version";
import { storeAgencies } from "@/db/store-agency";
import { storeRefusal } from "@/db/store-refusal";
import { storeReport } from "@/db/store-report";
import { storedRegister } from "@/db/stored-register";
import { mergeDivisions } from "@/lib/agencies/divisions";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { parseRegister } from "@/lib/agencies/register-file";
import { registerColumns } from "@/lib/agencies/register-row";
import type { AgencyRegister } from "@/lib/agencies/registered-agency";
import type { CheckId } from "@/lib/catalogue/checks";
import type { FileOutcome } from "@/lib/ingest/read-file";
import { settle } from "@/lib/ingest/settle";
import { agencyInputs, agencyKey, registeredInput } from "./agency-inputs";
import type { InputFile } from "./files";
import { openReaders } from "./reader";

export type ImportSummary = {
  added: number;
  superseded: number;
  unchanged: number;
  conflict: number;
  flagged: number;
  /** Reports by each check that found something in them, notes left out. */
  found: Map<CheckId, number>;
  refused: { name: string; reason: string }[];
  unassigned: string[];
  agenciesListed: number;
  version: string | null;
};

type Options = { database: string; demo: boolean; onProgress?: (done: number, total: number) => void };
type Waiting = { file: InputFile; bytes: Uint8Array; outcomes: Promise<FileOutcome[]> };

const ahead = 16;

/**
 * Reads files in child processes and stores them one transaction each, in the order given, so that the same files
 * give the same database. Lists of agencies (CSV with the columns of a register) are taken first.
 */
export async function importFiles(files: readonly InputFile[], options: Options): Promise<ImportSummary> {
  const db = openForWriting(options.database);
  const readers = await openReaders();
  const summary: ImportSummary = {
    added: 0,
    superseded: 0,
    unchanged: 0,
    conflict: 0,
    flagged: 0,
    found: new Map(),
    refused: [],
    unassigned: [],
    agenciesListed: 0,
    version: null,
  };
  try {
    const lists = files.filter(isRegister);
    const reports = files.filter((file) => !lists.includes(file));
    const register = await takeLists(db, lists, summary, options.demo);
    const versionId = startVersion(db);
    const known = new Set<string>();
    const queue: Waiting[] = [];
    let done = lists.length;
    const storeNext = async () => {
      const next = queue.shift();
      if (!next) return;
      for (const found of await next.outcomes)
        store(db, next, found, { register, known, versionId, demo: options.demo }, summary);
      done += 1;
      options.onProgress?.(done, files.length);
    };
    for (const file of reports) {
      const bytes = readFileSync(file.path);
      queue.push({ file, bytes, outcomes: readers.read(bytes, file.name) });
      if (queue.length >= ahead) await storeNext();
    }
    while (queue.length > 0) await storeNext();
    if (known.size > 0) checkYears(db, [...known]);
    summary.version = finishVersion(db, versionId)?.label ?? null;
    return summary;
  } finally {
    readers.close();
    db.close();
  }
}

function isRegister({ path }: InputFile): boolean {
  if (!path.toLowerCase().endsWith(".csv")) return false;
  const head = readFileSync(path)
    .subarray(0, 300)
    .toString("utf8")
    .replace(/^\ufeff/, "");
  const columns = head.split(/\r?\n/)[0]?.split(",") ?? [];
  return columns.includes(registerColumns[1]) && columns.includes(registerColumns[3]);
}

async function takeLists(
  db: WriteDb,
  lists: readonly InputFile[],
  summary: ImportSummary,
  demo: boolean,
): Promise<AgencyRegister> {
  let register = await storedRegister(db, nationalDivisions());
  for (const list of lists) {
    const parsed = parseRegister(readFileSync(list.path, "utf8").replace(/^\ufeff/, ""), register.tree);
    for (const { message } of parsed.problems) summary.refused.push({ name: list.name, reason: message });
    const own = parsed.register;
    register = {
      tree: mergeDivisions(register.tree, own.tree),
      agencies: [
        ...register.agencies.filter((known) => !own.agencies.some(({ name }) => name === known.name)),
        ...own.agencies,
      ],
    };
    storeAgencies(
      db,
      own.agencies.map((agency) => registeredInput(agency, register, demo)),
    );
    summary.agenciesListed += own.agencies.length;
  }
  return register;
}

type Context = { register: AgencyRegister; known: Set<string>; versionId: number; demo: boolean };

function store(
  db: WriteDb,
  waiting: Waiting,
  { name, outcome, bytes }: FileOutcome,
  context: Context,
  summary: ImportSummary,
) {
  const { register, known, versionId, demo } = context;
  const original = bytes ?? waiting.bytes;
  const sha256 = createHash("sha256").update(original).digest("hex");
  const settled = settle(outcome, register, name);
  if (settled.status === "refused") {
    storeRefusal(db, { fileName: name, sha256, reason: settled.reason });
    summary.refused.push({ name, reason: settled.reason });
    return;
  }
  const key = agencyKey(settled.resolution);
  if (!known.has(key)) {
    storeAgencies(db, agencyInputs(settled.resolution, register, demo));
    known.add(key);
    if (settled.resolution.kind === "unknown") summary.unassigned.push(settled.agency);
  }
  const stored = storeReport(db, {
    reading: settled,
    agencyKey: key,
    file: { name, sha256, bytes: original },
    sourceUrl: null,
    demo,
    versionId,
  });
  summary[stored.kind] += 1;
  if (settled.status === "flagged") summary.flagged += 1;
  const found = new Set(
    settled.problems.filter(({ severity }) => severity !== "note").map(({ check }) => check),
  );
  for (const check of found) {
    const seen = summary.found.get(check);
    summary.found.set(check, seen === undefined ? 1 : seen + 1);
  }
}
