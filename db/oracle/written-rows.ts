import { parseCsv } from "@/lib/agencies/csv";
import { fileColumns } from "@/lib/catalogue/codebook";
import { exportFile } from "@/lib/export/export-file";
import type { ExportedView } from "@/lib/export/exported-view";
import { dots } from "@/lib/export/fixtures/dot-pictures";
import { sheetCells } from "@/lib/export/fixtures/read-office";
import type { FileRow } from "./figure-differences";

const sheetFields = Object.fromEntries(fileColumns.map(({ id, zh }) => [zh, id]));

/** The figures of a view as they stand in its files, a row each. */
export async function writtenRows(view: ExportedView): Promise<[file: string, rows: FileRow[]][]> {
  const [tidy, json, xlsx] = await Promise.all(
    (["tidy", "json", "xlsx"] as const).map((format) => exportFile(format, view, dots)),
  );
  if (!tidy || !json || !xlsx) throw new Error("a file was not written");
  return [
    ["csv", rowsOf(parseCsv(textOf(tidy)).rows.map(({ cells }) => cells))],
    ["json", jsonRows(textOf(json))],
    ["xlsx", rowsOf(sheetCells(xlsx, 2), sheetFields)],
  ];
}

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function rowsOf(
  [header, ...rows]: readonly (readonly unknown[])[],
  names: Readonly<Record<string, string>> = {},
): FileRow[] {
  return rows.map(
    (cells) => new Map(header?.map((name, at) => [names[String(name)] ?? String(name), cells[at] ?? null])),
  );
}

function jsonRows(text: string): FileRow[] {
  const rows: FileRow[] = [];
  JSON.parse(text, (key, value: unknown) => {
    if (key === "figures" && Array.isArray(value))
      for (const figure of value) rows.push(new Map(Object.entries(figure)));
    return value;
  });
  return rows;
}
