import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { openForWriting, type WriteDb, writing } from "@/db/client";
import { checkTexts } from "@/db/write/checks/check-texts";
import { NewVersion } from "@/db/write/dataset-version";
import { type Random, seededRandom } from "@/lib/specimen/seeded-random";
import { printFigure } from "./print-figure";

const agencies = 4000;
const years = [2021, 2022, 2023, 2024, 2025];

/**
 * How long it takes to look through the texts of 20,000 reports, of some 1,800 letters each, for what is alike, whole and
 * after one report has come; and the most memory that this process held. One in a hundred copies half of another's.
 */
export async function likenessSpeeds(): Promise<void> {
  const scratch = mkdtempSync(path.join(os.tmpdir(), "bench-"));
  const db = await openForWriting(path.join(scratch, "texts.sqlite"));
  try {
    await fill(db);
    const first = await measured(db, null);
    const whole = await measured(db, null);
    const one = await measured(db, [agencies / 2]);
    const what = `${agencies * years.length}份报告的文字`;
    const inSeconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)}秒`;
    const found = `雷同${first.findings}处`;
    printFigure(`${what}第一次比较，${found}`, inSeconds(first.took), "≤120秒", first.took <= 120_000);
    printFigure(`${what}再次比较`, inSeconds(whole.took), "≤120秒", whole.took <= 120_000);
    printFigure(`${what}与新到的一个机关比较`, inSeconds(one.took), "≤2秒", one.took <= 2000);
    const megabytes = process.resourceUsage().maxRSS / 1024;
    printFigure(`${what}，内存`, `${Math.round(megabytes)}MB`, "≤500MB", megabytes <= 500);
  } finally {
    await db.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function measured(db: WriteDb, ids: readonly number[] | null) {
  const started = performance.now();
  const { findings } = await writing(db, async () => {
    const made = new NewVersion(db, new Date());
    return checkTexts(db, ids, () => made.id());
  });
  return { findings, took: performance.now() - started };
}

/** Writes agencies, reports and their texts as an import would leave them, without figures. */
async function fill(db: WriteDb): Promise<void> {
  await writing(db, async () => {
    const version = await new NewVersion(db, new Date()).id();
    const { engine } = db;
    await engine.insert("originals", ["sha256", "bytes", "size"], [["0", new Uint8Array(), 0]]);
    const common = Array.from({ length: 300 }, (_, at) => sentence(seededRandom(`common/${at}`)));
    for (let agency = 1; agency <= agencies; agency += 1) {
      const key = `9${String(agency).padStart(5, "0")}`;
      await engine.insert("agencies", agencyColumns, [
        [
          agency,
          key,
          null,
          `${key}镇人民政府`,
          `${key}镇`,
          "township",
          `/${key}/`,
          key,
          "",
          "",
          "[]",
          1,
          1,
          0,
          version,
        ],
      ]);
      for (const [turn, year] of years.entries()) {
        const id = agency * years.length + turn;
        await engine.insert("reports", reportColumns, [
          ...[
            [id, agency, year, "2021", 0, "accepted", "", "html", "0", "", `${id}`, `${id}`, "", version, 0],
          ],
        ]);
        const text = textOf(common, agency, year);
        await engine.insert(
          "sections",
          ["report", "position", "number", "heading", "text"],
          [[id, 0, 1, "一、总体情况", text]],
        );
      }
    }
  });
}

const agencyColumns = [
  ...["id", "key", "code", "name", "short_name", "kind", "path", "sort", "pinyin", "initials", "aliases"],
  ...["assigned", "expected", "demo", "version_added"],
];
const reportColumns = [
  ...[
    "id",
    "agency",
    "year",
    "form",
    "scope",
    "status",
    "file_name",
    "format",
    "file_sha256",
    "figures_sha256",
  ],
  ...["text_sha256", "reading_sha256", "imported_at", "version_added", "demo"],
];

/** What all write, what few write, what the agency writes every year, and what it writes this year. */
function textOf(common: readonly string[], agency: number, year: number): string {
  const random = seededRandom(`text/${agency}/${year}`);
  const rare = Array.from({ length: 5 }, () => sentence(seededRandom(`rare/${random.int(0, 60_000)}`)));
  const yearly = Array.from({ length: 8 }, (_, at) => sentence(seededRandom(`yearly/${agency}/${at}`)));
  const from = random.chance(0.01) ? Math.max(1, agency - 7) : agency;
  const own = Array.from({ length: 12 }, (_, at) => sentence(seededRandom(`own/${from}/${year}/${at}`)));
  return [...random.sample(common, 15), ...rare, ...yearly, ...own].join("\n");
}

const sentence = (random: Random): string =>
  `${Array.from({ length: 45 }, () => String.fromCharCode(0x5000 + random.int(0, 2500))).join("")}。`;
