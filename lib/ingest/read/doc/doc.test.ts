import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderDocx } from "@/lib/specimen/docx";
import { renderHtml } from "@/lib/specimen/html";
import { renderRtf } from "@/lib/specimen/rtf";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { encodeText } from "@/lib/specimen/text";
import { readFile } from "../../read-file";
import type { CellReading, ReadOutcome } from "../../reading";
import { readDoc } from "./doc";

const fixtures = path.join(import.meta.dirname, "fixtures");
const bytesOf = (name: string) => readFileSync(path.join(fixtures, name, "report.doc"));
const reports = readdirSync(fixtures).filter((name) => name.startsWith("form-"));
const shown = (cell: CellReading) => (cell.kind === "number" ? cell.value : cell.reason);
const outcomeOf = async (bytes: Uint8Array): Promise<ReadOutcome> => {
  const [found] = await readFile(bytes, "报告.doc");
  if (!found) throw new Error("no outcome");
  return found.outcome;
};
const reasonOf = async (bytes: Uint8Array) => {
  const outcome = await outcomeOf(bytes);
  return outcome.status === "refused" ? outcome.reason : outcome.status;
};

describe("a binary Word document", () => {
  it.each(reports)("gives the figures that were written: %s", async (name) => {
    const outcome = await outcomeOf(bytesOf(name));
    if (outcome.status === "refused") throw new Error(outcome.reason);
    const truth: unknown = JSON.parse(readFileSync(path.join(fixtures, name, "expected.json"), "utf8"));
    expect(Object.fromEntries([...outcome.cells].map(([id, cell]) => [id, shown(cell)]))).toEqual(truth);
    expect(outcome).toMatchObject({ agency: "澄湾市临溪区喆溪镇人民政府", document: { format: "doc" } });
  });

  it("is read without deleted text, hidden text and field codes, inner tables for themselves", () => {
    const { blocks } = readDoc(bytesOf("changes-and-nested-tables"));
    expect(
      blocks.map((block) =>
        block.kind === "table" ? block.rows.map((row) => row.map(({ text }) => text)) : block.text,
      ),
    ).toEqual([
      "删改13完",
      "域1后",
      "Latin only text 123",
      "外甲",
      "外尾",
      [
        ["内1", ""],
        ["内3", "内4"],
      ],
      "外乙",
      "二段",
      "尾",
    ]);
  });

  it("has its merged cells as spans", () => {
    const tables = readDoc(bytesOf("form-2019")).blocks.filter((block) => block.kind === "table");
    const requests = tables.find(({ rows }) => rows.length > 20);
    expect(requests?.rows[0]?.map(({ columns, rows }) => [columns, rows])).toEqual([
      [3, 3],
      [7, 1],
    ]);
    expect(requests?.rows[5]?.[0]).toMatchObject({ column: 0, columns: 1, rows: 20 });
    for (const row of requests?.rows.slice(3) ?? []) {
      const last = row.at(-1);
      expect(last && last.column + last.columns).toBe(10);
    }
  });
});

describe("a .doc that is something else is told by its content:", () => {
  const specimen = plainSpecimen("2021");
  it("a web page or a Word document of the newer kind is read", async () => {
    const site = { name: "网站", column: "年报", source: "办公室", charset: "utf-8" } as const;
    expect(await reasonOf(encodeText(renderHtml(specimen, "page", site), "gb18030"))).toBe("accepted");
    expect(await reasonOf(renderDocx(specimen))).toBe("accepted");
  });

  it("Rich Text is read", async () => {
    expect(await reasonOf(renderRtf(specimen))).toBe("accepted");
  });

  it("a page saved as one file is read, the page of its parts", async () => {
    const page = renderHtml(specimen, "page", {
      name: "网站",
      column: "年报",
      source: "办公室",
      charset: "utf-8",
    });
    const quoted = [...Buffer.from(page, "utf-8")]
      .map(
        (byte, at) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}${at % 25 === 24 ? "=\r\n" : ""}`,
      )
      .join("");
    const base64 = Buffer.from(page, "utf-8").toString("base64").replace(/.{76}/g, "$&\r\n");
    for (const [encoding, body] of [
      ["quoted-printable", quoted],
      ["base64", base64],
    ]) {
      const parts = ["image/png", "text/html"].map(
        (type) => `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`,
      );
      const head = 'From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n\tboundary="--=_b"';
      const archive = `${head}\r\n\r\n${parts.map((part) => `----=_b\r\n${part}`).join("")}----=_b--`;
      expect(await reasonOf(encodeText(archive, "utf-8"))).toBe("accepted");
    }
  });

  it("a picture, a web archive without a page, Word's XML, an older workbook, a presentation are refused by name", async () => {
    expect(
      await reasonOf(
        encodeText("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b--", "utf-8"),
      ),
    ).toContain(".mht");
    const xml = '<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument/>';
    expect(await reasonOf(encodeText(xml, "utf-8-bom"))).toContain("Word 2003");
    expect(await reasonOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]))).toContain("图片");
    for (const [stream, word] of [
      ["Workbook", ".xls"],
      ["PowerPoint Document", ".ppt"],
      ["EncryptedPackage", "已加密"],
      ["Other", "不是Word文件"],
    ] as const)
      expect(await reasonOf(renamedStream(stream))).toContain(word);
  });

  it("an encrypted one, or one older than Word 97, is refused by name", async () => {
    expect(await reasonOf(patched(0x0b, 0x01))).toContain("已加密");
    expect(await reasonOf(patched(0x00, 0xdc))).toContain("Word 97");
  });
});

/** The fixture with its main stream under another name. */
function renamedStream(name: string): Uint8Array {
  const bytes = Buffer.from(bytesOf("form-2019"));
  const at = bytes.indexOf(Buffer.from("WordDocument\0", "utf16le"));
  bytes.fill(0, at, at + 64);
  bytes.write(name, at, "utf16le");
  bytes.writeUInt16LE(name.length * 2 + 2, at + 64);
  return bytes;
}

/** The fixture with one byte of its file information block changed. */
function patched(offset: number, value: number): Uint8Array {
  const bytes = Buffer.from(bytesOf("form-2019"));
  bytes[blockOf(bytes) + offset] = value;
  return bytes;
}

/** Where the file information block stands: at the start of the main stream. */
function blockOf(bytes: Buffer): number {
  const entry = bytes.indexOf(Buffer.from("WordDocument\0", "utf16le"));
  const block = (bytes.readUInt32LE(entry + 116) + 1) * 512;
  if (bytes.readUInt16LE(block) !== 0xa5ec) throw new Error("the fixture has no Word stream");
  return block;
}

describe("a damaged binary document ends in words within a second, never in an error or a wrong figure:", () => {
  const original = bytesOf("form-2021-from-a-page");
  const view = new DataView(original.buffer, original.byteOffset);
  const fatStart = (view.getUint32(76, true) + 1) * 512;
  const known = async () => {
    const outcome = await outcomeOf(original);
    return outcome.status === "refused" ? new Map<string, CellReading>() : outcome.cells;
  };

  it("chains of sectors that run in a circle", async () => {
    for (const target of [0, 1, 5, 20]) {
      const bytes = Buffer.from(original);
      for (let sector = 0; sector < 100; sector += 1) bytes.writeUInt32LE(target, fatStart + sector * 4);
      const started = performance.now();
      expect(await reasonOf(bytes)).toContain("损坏");
      expect(performance.now() - started).toBeLessThan(1000);
    }
  });

  it("sizes that lie", async () => {
    const bytes = Buffer.from(original);
    const at = bytes.indexOf(Buffer.from("WordDocument\0", "utf16le"));
    for (const size of [0xfffffff0, 0x7fffffff, original.length - 1, 100]) {
      bytes.writeUInt32LE(size, at + 120);
      expect(await reasonOf(bytes)).toMatch(/损坏|不是Word文件|Word 97/);
    }
    const long = Buffer.from(original);
    long.writeUInt32LE(0x7fffffff, blockOf(long) + 0x4c);
    expect(await reasonOf(long)).toContain("过长");
  });

  it("cut anywhere, bits flipped, stretches wiped", async () => {
    const truth = await known();
    expect(truth.size).toBeGreaterThan(0);
    const damage = fc.oneof(
      fc.record({ kind: fc.constant("cut" as const), at: fc.nat({ max: original.length }) }),
      fc.record({
        kind: fc.constant("flip" as const),
        at: fc.nat({ max: original.length - 1 }),
        bit: fc.nat({ max: 7 }),
      }),
      fc.record({
        kind: fc.constant("wipe" as const),
        at: fc.nat({ max: original.length - 1 }),
        length: fc.nat({ max: 600 }),
        fill: fc.constantFrom(0, 255),
      }),
    );
    await fc.assert(
      fc.asyncProperty(damage, async (drawn) => {
        let bytes = Buffer.from(original);
        if (drawn.kind === "cut") bytes = bytes.subarray(0, drawn.at);
        else if (drawn.kind === "flip") bytes[drawn.at] = (bytes[drawn.at] ?? 0) ^ (1 << drawn.bit);
        else bytes.fill(drawn.fill, drawn.at, Math.min(bytes.length, drawn.at + drawn.length));
        const started = performance.now();
        const outcome = await outcomeOf(bytes);
        expect(performance.now() - started).toBeLessThan(2000);
        if (outcome.status !== "accepted") return;
        for (const [id, cell] of outcome.cells) {
          const before = truth.get(id);
          expect([id, shown(cell)]).toEqual([id, before && shown(before)]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
