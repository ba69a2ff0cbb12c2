import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import type { AgencyResolution } from "@/lib/agencies/resolve-agency";
import { balancedFigures } from "@/lib/specimen/balanced-figures";
import { renderDocx } from "@/lib/specimen/docx";
import type { SpecimenCell } from "@/lib/specimen/figures";
import { drawQuirks } from "@/lib/specimen/quirks";
import { seededRandom } from "@/lib/specimen/seeded-random";
import { renderCsv, renderWorkbook, renderXlsx } from "@/lib/specimen/sheet";
import type { Specimen, SpecimenForm } from "@/lib/specimen/specimen";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { encodeText, renderText } from "@/lib/specimen/text";
import { readFile } from "./read-file";
import type { CellReading, ReportReading } from "./reading";
import { readingJson } from "./reading-json";
import { tidySheetText } from "./structured/tidy-columns";

const forms = ["2021", "2019"] as const satisfies readonly SpecimenForm[];
const quirks = fc.nat().map((seed) => drawQuirks(seededRandom(String(seed))));
const utf8 = (text: string) => new TextEncoder().encode(text);

const specimenOf = (form: SpecimenForm, cells: Map<string, SpecimenCell>, drawn: Specimen["quirks"]) =>
  plainSpecimen(form, { cells, quirks: drawn });

async function readAll(bytes: Uint8Array, name = "报告"): Promise<ReportReading[]> {
  return (await readFile(bytes, name)).map(({ name: own, outcome }) => {
    if (outcome.status === "refused") throw new Error(`${own} refused: ${outcome.reason}`);
    return outcome;
  });
}

async function readOne(bytes: Uint8Array): Promise<ReportReading> {
  const [reading, second] = await readAll(bytes);
  if (!reading || second) throw new Error("not one report");
  return reading;
}

const shown = (cell: SpecimenCell | CellReading | undefined) =>
  cell === undefined ? "absent" : cell.kind === "number" ? cell.value : cell.reason;
const figures = (cells: ReadonlyMap<string, SpecimenCell | CellReading>) =>
  Object.fromEntries([...cells].map(([id, cell]) => [id, shown(cell)]));
const withUnits = (cells: ReadonlyMap<string, CellReading>) =>
  Object.fromEntries(
    [...cells].map(([id, cell]) => [
      id,
      cell.kind === "number" ? `${cell.value}${cell.unit ?? ""}` : cell.reason,
    ]),
  );

describe.each(forms)("figures on form %s read back equal, blanks kept apart from zeros,", (form) => {
  const arbitrary = fc.tuple(balancedFigures(form, { blanks: true }), quirks);

  it("from a workbook", async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary, async ([cells, drawn]) => {
        const reading = await readOne(renderXlsx(specimenOf(form, cells, drawn)));
        expect(figures(reading.cells)).toEqual(figures(cells));
      }),
      { numRuns: 60 },
    );
  });

  it("from a sheet saved as CSV, in UTF-8 and in GB18030", async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary, fc.boolean(), async ([cells, drawn], isUtf8) => {
        const csv = renderCsv(specimenOf(form, cells, drawn));
        const reading = await readOne(encodeText(csv, isUtf8 ? "utf-8-bom" : "gb18030"));
        expect(reading.document.format).toBe("csv");
        expect(figures(reading.cells)).toEqual(figures(cells));
      }),
      { numRuns: 60 },
    );
  });

  it("from a tidy sheet, units, days and sums included", async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary, fc.boolean(), async ([cells, drawn], isUtf8) => {
        const before = await readOne(renderDocx(specimenOf(form, cells, drawn)));
        const csv = tidySheetText([before]);
        const after = await readOne(encodeText(csv.slice(1), isUtf8 ? "utf-8-bom" : "gb18030"));
        expect(withUnits(after.cells)).toEqual(withUnits(before.cells));
        const { agency, year, form: printed, scope, publishedOn } = before;
        expect(after).toMatchObject({ agency, year, form: printed, scope, publishedOn });
      }),
      { numRuns: 40 },
    );
  });

  it("from JSON as it is printed, raw texts and places included", async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary, async ([cells, drawn]) => {
        const before = await readOne(renderDocx(specimenOf(form, cells, drawn)));
        const line = printedLine(before);
        const after = await readOne(utf8(`${line}\n`));
        expect(after.cells).toEqual(before.cells);
        expect(after.problems.map(({ check, message }) => `${check} ${message}`).sort()).toEqual(
          before.problems.map(({ check, message }) => `${check} ${message}`).sort(),
        );
        expect(after.status).toBe(before.status);
      }),
      { numRuns: 40 },
    );
  });
});

const printedLine = (reading: ReportReading, file = "报告.docx") => {
  const agency = reading.agency ?? "";
  const resolution: AgencyResolution = {
    kind: "unknown",
    name: agency,
    scope: "own",
    why: "",
    candidates: [],
  };
  return JSON.stringify(readingJson(file, { ...reading, agency, resolution }));
};

const sample = (form: SpecimenForm, seed: number) =>
  specimenOf(
    form,
    fc.sample(balancedFigures(form), { numRuns: 1, seed })[0] ?? new Map<string, SpecimenCell>(),
    drawQuirks(seededRandom(String(seed))),
  );

describe("an archive", () => {
  const docx = renderDocx(sample("2021", 1));
  const inside = {
    "报告/甲.docx": docx,
    "报告/乙.txt": utf8(renderText(sample("2021", 2), "line-per-row")),
    "丙.xlsx": renderXlsx(sample("2019", 3)),
    "丁.csv": utf8(
      tidySheetText([{ ...plainReading(sample("2021", 4)) }, { ...plainReading(sample("2019", 5)) }]),
    ),
    "图.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2]),
    "再.zip": zipSync({ "甲.docx": docx }),
    "__MACOSX/._甲.docx": new Uint8Array([0, 5, 22]),
    "报告/Thumbs.db": new Uint8Array([1]),
  };

  it("gives each of its reports with its own bytes and name, in its order, and refuses what is none", async () => {
    const found = await readFile(zipSync(inside), "a.zip");
    expect(found.map(({ name, outcome }) => [name, outcome.status])).toEqual([
      ["a.zip/报告/甲.docx", expect.stringMatching(/accepted|flagged/)],
      ["a.zip/报告/乙.txt", expect.stringMatching(/accepted|flagged/)],
      ["a.zip/丙.xlsx", expect.stringMatching(/accepted|flagged/)],
      ["a.zip/丁.csv#澄湾市临溪区喆溪镇人民政府 2023", expect.stringMatching(/accepted|flagged/)],
      ["a.zip/丁.csv#澄湾市临溪区喆溪镇人民政府 2019", expect.stringMatching(/accepted|flagged/)],
      ["a.zip/图.png", "refused"],
      ["a.zip/再.zip", "refused"],
    ]);
    expect(found[0]?.bytes).toEqual(Buffer.from(docx));
    expect(found.at(-1)?.outcome).toMatchObject({ reason: expect.stringContaining("压缩包里的压缩包") });
  });

  it("with names in GBK, as Windows writes them, gives them in Chinese", async () => {
    const name = "喆溪镇公开年报.docx"; // 公's second byte in GBK is no backslash, but others' are
    const gbk = iconv.encode(name, "gbk");
    const plain = "x".repeat(gbk.length);
    const bytes = Buffer.from(zipSync({ [plain]: docx }));
    for (let at = bytes.indexOf(plain); at !== -1; at = bytes.indexOf(plain, at + 1)) gbk.copy(bytes, at);
    expect((await readFile(bytes, "a.zip")).map((found) => found.name)).toEqual([`a.zip/${name}`]);
  });

  it("with nothing in it, or only leftovers, is refused", async () => {
    for (const files of [{}, { "a/.DS_Store": new Uint8Array([1]) }])
      expect(await readFile(zipSync(files), "a.zip")).toMatchObject([
        { name: "a.zip", outcome: { status: "refused" } },
      ]);
  });
});

function plainReading(specimen: Specimen): Parameters<typeof tidySheetText>[0][number] {
  const cells = new Map<string, CellReading>(
    [...specimen.cells].map(([id, cell]) => [
      id,
      cell.kind === "number"
        ? { kind: "number", value: cell.value, raw: String(cell.value), at: { table: 1, row: 1, column: 1 } }
        : { kind: "missing", reason: cell.reason, raw: "", at: null },
    ]),
  );
  const { agency, year, form, scope, publishedOn } = specimen;
  return { agency, year, form, scope, publishedOn, cells };
}

describe("a workbook", () => {
  it("with the tables on several sheets is several reports, named by their sheets", async () => {
    const specimens = [sample("2021", 6), { ...sample("2019", 7), agency: "澄湾市临溪区青石乡人民政府" }];
    const found = await readFile(renderWorkbook(specimens), "全区.xlsx");
    expect(found.map(({ name, outcome }) => [name, "year" in outcome && outcome.year])).toEqual([
      ["全区.xlsx#湾市临溪区喆溪镇人民政府2023", 2023],
      ["全区.xlsx#湾市临溪区青石乡人民政府2019", 2019],
    ]);
    for (const [at, { outcome }] of found.entries()) {
      if (outcome.status === "refused") throw new Error(outcome.reason);
      expect(figures(outcome.cells)).toEqual(figures(specimens[at]?.cells ?? new Map()));
    }
  });
});

describe("an archive or a document built to do harm is refused in words, and quickly:", () => {
  const docx = renderDocx(sample("2021", 1));
  const refused = async (bytes: Uint8Array) => {
    const found = await readFile(bytes, "x");
    return found.map(({ outcome }) => (outcome.status === "refused" ? outcome.reason : outcome.status));
  };
  const renamed = (from: string, to: string) => {
    const bytes = Buffer.from(zipSync({ [from]: docx, "好.docx": docx }));
    for (let at = bytes.indexOf(from); at !== -1; at = bytes.indexOf(from, at + 1))
      bytes.write(to, at, "latin1");
    return bytes;
  };

  it("a path that leads out, by slashes or backslashes, or is absolute", async () => {
    for (const name of ["../../a.docx", "/etc/aa.docx", "..\\..\\a.docx", "C:/aaaa.docx", "aaaaaa\0.docx"])
      expect(
        await refused(renamed("abcdefg.docx".slice(-name.length).padStart(name.length, "z"), name)),
      ).toEqual([expect.stringContaining("不安全的路径")]);
  });

  it("a link, or two entries of one name", async () => {
    const link = zipSync({ "a.docx": [docx, { os: 3, attrs: (0o120777 << 16) >>> 0 }] });
    expect(await refused(link)).toEqual([expect.stringContaining("不安全的路径")]);
    const twice = Buffer.from(zipSync({ "1.docx": docx, "2.docx": docx }));
    for (let at = twice.indexOf("2.docx"); at !== -1; at = twice.indexOf("2.docx", at + 1))
      twice.write("1", at);
    expect(await refused(twice)).toEqual([expect.stringContaining("不安全的路径")]);
  });

  it("a bomb, alone or among good files, costs only itself", async () => {
    const bomb = zipSync({ "炸.txt": new Uint8Array(20_000_000), "好.docx": docx }, { level: 9 });
    expect(await refused(bomb)).toEqual([
      expect.stringContaining("过大"),
      expect.stringMatching(/accepted|flagged/),
    ]);
  });

  it("entries that come to more than 64 MB in all", async () => {
    const random = new Uint8Array(200_000).map((_, at) => (at * 7919) % 251);
    const large = new Uint8Array(31_000_000);
    for (let at = 0; at < large.length; at += 1_000) large.set(random.subarray(0, 20), at);
    const bytes = zipSync({ "1.txt": large, "2.txt": large, "3.txt": large, "好.docx": docx }, { level: 9 });
    const reasons = await refused(bytes);
    expect(reasons).toHaveLength(4);
    expect(reasons.slice(0, 3)).toEqual(reasons.slice(0, 3).map(() => expect.stringMatching(/MB|过大/)));
  });

  it("a header that lies about a size, and content that does not match its checksum", async () => {
    const bytes = Buffer.from(zipSync({ "a.txt": [strToU8("政府信息公开".repeat(2000)), { level: 0 }] }));
    const changed = Buffer.from(bytes);
    changed[200] = (changed[200] ?? 0) ^ 1;
    expect(await refused(changed)).toEqual([expect.stringContaining("损坏")]);
    const central = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt32LE(10, central + 24);
    expect(await refused(bytes)).toEqual([expect.stringContaining("损坏")]);
  });

  it("an encrypted entry costs only itself", async () => {
    const bytes = Buffer.from(zipSync({ "密.docx": docx, "好.docx": docx }));
    const central = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt16LE(bytes.readUInt16LE(central + 8) | 1, central + 8);
    expect(await refused(bytes)).toEqual([
      expect.stringContaining("已加密"),
      expect.stringMatching(/accepted|flagged/),
    ]);
  });

  it("an archive cut anywhere", async () => {
    const whole = zipSync({ "a.docx": docx });
    for (let tenth = 1; tenth < 10; tenth += 1)
      expect(await refused(whole.subarray(0, (whole.length * tenth) / 10))).toEqual([expect.any(String)]);
  });

  it("presentations, OFD and OpenDocument files by their kind", async () => {
    const of = (name: string) =>
      zipSync({ "[Content_Types].xml": strToU8("<Types/>"), [name]: strToU8("<a/>") });
    expect(await refused(of("ppt/presentation.xml"))).toEqual([expect.stringContaining("pptx")]);
    expect(await refused(of("OFD.xml"))).toEqual([expect.stringContaining("OFD")]);
    expect(await refused(of("META-INF/manifest.xml"))).toEqual([expect.stringContaining("ODF")]);
    expect(await refused(of("Index/Document.iwa"))).toEqual([expect.stringContaining(".pages")]);
    expect(await refused(of("META-INF/container.xml"))).toEqual([expect.stringContaining(".epub")]);
  });
});
