import type { Block } from "../../document";
import type { Ground } from "../look/colour";
import { groundOf, type Palette } from "./docx-colours";
import { covers } from "./docx-drawing";
import { type Attributes, isOn } from "./docx-properties";
import { blocksOfRows, newCell, type OpenCell, type OpenRow, type OpenTable } from "./docx-rows";

/** Twentieths of a point: of a row no higher than this nothing is seen. */
const lowestRow = 60;

type Say = (attributes: Attributes, parent: string | undefined) => void;

/**
 * Gathers the tables that are open.
 * @param grounds of styles of tables, by their ids
 */
export function openDocxTables(grounds: ReadonlyMap<string, Ground>, palette: Palette) {
  const tables: OpenTable[] = [];
  const row = () => tables.at(-1)?.rows.at(-1);
  const cell = () => row()?.cells.at(-1);
  const cover = () => {
    const open = cell();
    if (open) open.covered = true;
  };
  const ofRow =
    (say: (row: OpenRow, attributes: Attributes) => void): Say =>
    (attributes) => {
      const open = row();
      if (open) say(open, attributes);
    };
  const ofCell =
    (say: (cell: OpenCell, attributes: Attributes) => void): Say =>
    (attributes) => {
      const open = cell();
      if (open) say(open, attributes);
    };
  const diagonal = ofCell((open, { "w:val": value }) => {
    open.struck ||= !/^(?:nil|none)$/.test(value ?? "");
  });
  const elements = new Map<string, Say>([
    ["w:tr", () => tables.at(-1)?.rows.push({ before: 0, cells: [], deleted: false })],
    ["w:tc", () => row()?.cells.push(newCell())],
    [
      "w:gridSpan",
      ofCell((open, { "w:val": value = "1" }) => {
        open.columns = Number.parseInt(value, 10) || 1;
      }),
    ],
    [
      "w:vMerge",
      ofCell((open, { "w:val": value }) => {
        open.merge = value === "restart" ? "restart" : "continue";
      }),
    ],
    [
      "w:gridBefore",
      ofRow((open, { "w:val": value = "1" }) => {
        open.before = Number.parseInt(value, 10) || 1;
      }),
    ],
    [
      "w:hidden",
      ofRow((open, { "w:val": value }) => {
        open.deleted ||= isOn(value);
      }),
    ],
    [
      "w:trHeight",
      ofRow((open, { "w:val": value, "w:hRule": rule }) => {
        open.deleted ||= rule === "exact" && Number(value) <= lowestRow;
      }),
    ],
    ["w:tl2br", diagonal],
    ["w:tr2bl", diagonal],
    [
      "w:tblStyle",
      ({ "w:val": value = "" }) => {
        const table = tables.at(-1);
        if (table) table.ground ??= grounds.get(value) ?? null;
      },
    ],
  ]);
  return {
    isOpen: () => tables.length > 0,
    cell,
    cover,
    ground: (): Ground | null => cell()?.ground ?? tables.at(-1)?.ground ?? null,
    begin: () => tables.push({ ground: null, rows: [] }),
    deleteRow: ofRow((open) => {
      open.deleted = true;
    }),
    /** What an element says of the open table, row or cell; false if nothing. */
    take(name: string, attributes: Attributes, parent: string | undefined): boolean {
      const say = elements.get(name);
      if (say) say(attributes, parent);
      else if (name === "w:shd" && (parent === "w:tcPr" || parent === "w:tblPr")) {
        const place = parent === "w:tcPr" ? cell() : tables.at(-1);
        if (place) place.ground = groundOf(attributes, palette) ?? place.ground;
      } else if (tables.length > 0 && covers(name, attributes)) cover();
      else return false;
      return true;
    },
    /** Closes a table: its blocks, or none where it stands in a cell of another. */
    end(): Block[] {
      const laid = blocksOfRows(tables.pop()?.rows ?? []);
      const outer = cell();
      if (!outer) return laid;
      for (const block of laid)
        if (block.kind === "table") outer.tables.push(block);
        else outer.paragraphs.push(block.text);
      return [];
    },
  };
}
