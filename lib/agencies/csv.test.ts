import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine, parseCsv } from "@/lib/agencies/csv";

describe("CSV", () => {
  it("gives each row the line it begins on, counting line breaks within quotes", () => {
    expect(parseCsv('a,"b\r\nc"\r\n\r\nd,""\n').rows).toEqual([
      { line: 1, cells: ["a", "b\r\nc"] },
      { line: 4, cells: ["d", ""] },
    ]);
  });

  it("keeps an empty last cell at the end of the text", () => {
    expect(parseCsv("a,").rows).toEqual([{ line: 1, cells: ["a", ""] }]);
  });

  it("stops at a quote without a partner and tells the line", () => {
    expect(parseCsv('a\nb,"c\nd')).toEqual({ rows: [{ line: 1, cells: ["a"] }], brokenAt: 2 });
  });

  it("reads back whatever it prints", () => {
    const row = fc.array(fc.string(), { minLength: 1 }).filter((cells) => cells.some((cell) => cell !== ""));
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const text = `\ufeff${rows.map(csvLine).join("\r\n")}`;
        expect(parseCsv(text).rows.map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });
});
