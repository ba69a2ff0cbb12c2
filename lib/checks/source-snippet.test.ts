import { expect, it } from "vitest";
import type { Box, ReportDocument } from "@/lib/ingest/document";
import { sourceSnippets } from "./source-snippet";

const box = (text: string, column: number, more: Partial<Box> = {}): Box => ({
  text,
  column,
  columns: 1,
  rows: 1,
  ...more,
});
const document: ReportDocument = {
  format: "html",
  metadata: [],
  blocks: [
    { kind: "paragraph", text: "收到申请36件。", line: null },
    {
      kind: "table",
      aligned: true,
      rows: [
        [box("办理结果", 0, { rows: 2 }), box("予以公开", 1), box("３6", 2)],
        [box("部分公开", 1), box("4", 2)],
        [box("办结", 0, { columns: 2 }), box("41", 2)],
      ],
    },
  ],
};

it("shows the rows that figures stand in as printed, each figure marked, beneath one another", () => {
  const [snippet] = sourceSnippets(document, [
    { table: 2, row: 3, column: 2 },
    { table: 2, row: 2, column: 2 },
  ]);
  expect(snippet).toEqual({
    kind: "table",
    block: 2,
    more: 0,
    rows: [
      {
        row: 2,
        boxes: [
          { text: "", columns: 1, marked: false, gap: true },
          { text: "部分公开", columns: 1, marked: false, gap: false },
          { text: "4", columns: 1, marked: true, gap: false },
        ],
      },
      {
        row: 3,
        boxes: [
          { text: "办结", columns: 2, marked: false, gap: false },
          { text: "41", columns: 1, marked: true, gap: false },
        ],
      },
    ],
  });
});

it("shows the paragraph of a figure of the text, and nothing of a place that is not there", () => {
  expect(sourceSnippets(document, [{ table: 1, row: 1, column: 1 }])).toEqual([
    { kind: "paragraph", block: 1, text: "收到申请36件。" },
  ]);
  expect(sourceSnippets(document, [{ table: 9, row: 1, column: 1 }])).toEqual([]);
  expect(sourceSnippets(document, [{ table: 2, row: 9, column: 1 }])).toEqual([]);
});

it("cuts a long column short but for its last row, and says how many rows there are more", () => {
  const rows = Array.from({ length: 12 }, (_, row) => [box(`第${row}行`, 0), box(String(row), 1)]);
  const long: ReportDocument = { ...document, blocks: [{ kind: "table", aligned: true, rows }] };
  const places = rows.map((_, row) => ({ table: 1, row: row + 1, column: 2 }));
  const [snippet] = sourceSnippets(long, places);
  expect(snippet).toMatchObject({ rows: { length: 8 }, more: 4 });
  expect(snippet?.kind === "table" && snippet.rows.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6, 7, 12]);
});
