import { Parser } from "htmlparser2";
import type { Block, Metadata, ReportDocument } from "../document";
import { layOut, type SpanCell } from "./grid";
import { raisedMark, raisedParts } from "./raised-text";
import { ReadError } from "./read-error";
import {
  isWhite,
  lookOfDeclarations,
  openStyleSheet,
  type StyledElement,
  type TextLook,
} from "./style-sheet";
import { blocksOfLines } from "./text";
import { widthless } from "./widthless";

const deepest = 256;
const skipped = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "svg",
  "select",
  "textarea",
  "iframe",
  "object",
  "rt",
  "rp",
  "del",
  "s",
  "strike",
]);
const inline = new Set(
  "a abbr b bdi bdo big cite code dfn em font i img ins kbd label mark q ruby samp small span strong sub sup time tt u var wbr o:p st1:chsdate st1:personname".split(
    " ",
  ),
);
const voids = new Set([
  "br",
  "hr",
  "img",
  "input",
  "meta",
  "link",
  "area",
  "base",
  "col",
  "embed",
  "source",
  "wbr",
]);

type Flow = { lines: string[]; blocks: Block[]; tables: number };
type Cell = { flow: Flow; columns: number; rows: number };
type OpenTable = { rows: Cell[][]; outer: Flow };

/** What an element's own attributes say about how it is seen. */
function ownLook({ hidden, style, color }: { [name: string]: string | undefined }): TextLook | null {
  const look = style !== undefined && mayHide.test(style) ? lookOfDeclarations(style) : null;
  if (hidden !== undefined) return { ...look, hidden: true };
  return color !== undefined && isWhite(color) ? { ...look, white: true } : look;
}
const mayHide =
  /display|visibility|opacity|mso-hide|color\s*:\s*(?:#f|w|t|rgb)|font-size\s*:\s*0|line-through|vertical-align\s*:\s*su/i;

/**
 * Where the page's style sheet may hide: what stands in a line or is part of a table. Larger parts that it hides are
 * mostly those which a click shows.
 */
const isSmall = (name: string, inTable: boolean) =>
  inline.has(name) || name === "td" || name === "th" || name === "tr" || (name === "p" && inTable);

const newFlow = (): Flow => ({ lines: [], blocks: [], tables: 0 });

/**
 * Reads a web page in one pass. A table that holds tables is layout: its cells follow each other as blocks.
 * @throws ReadError when elements nest deeper than 256
 */
export function readHtml(html: string): ReportDocument {
  const metadata: Metadata[] = [];
  const tables: OpenTable[] = [];
  const root = newFlow();
  let flow = root;
  let line = "";
  let depth = 0;
  let skip = 0;
  let title: string | null = null;
  let pre = 0;
  const hidden: string[] = [];
  const sheet = openStyleSheet();
  let css = "";
  const path: StyledElement[] = [];
  /** The depths of the open elements whose text is white. */
  const whites: number[] = [];
  const markBefore = raisedParts();

  const lookOf = (name: string, attributes: { [name: string]: string | undefined }): TextLook | null => {
    const own = ownLook(attributes);
    if (sheet.isEmpty) return own;
    const classes = attributes.class?.split(/\s+/) ?? [];
    path.push({ name, classes, id: attributes.id });
    const given = isSmall(name, tables.length > 0) ? sheet.lookOf(path) : null;
    if (voids.has(name)) path.pop();
    return { ...given, ...own };
  };
  const whiteMark = (text: string) =>
    text.trim() === "" ? "" : markBefore(whites.length > 0, line.trim() !== "");
  const endLine = () => {
    const text = line.replace(widthless, "").trim();
    if (text !== "") flow.lines.push(text);
    line = "";
  };
  const endParagraphs = () => {
    endLine();
    for (const block of blocksOfLines(flow.lines)) flow.blocks.push(block);
    flow.lines = [];
  };
  const endCell = (table: OpenTable | undefined) => {
    const cell = table?.rows.at(-1)?.at(-1);
    if (table && cell && flow === cell.flow) {
      endLine();
      flow = table.outer;
    }
  };
  const endTable = () => {
    const table = tables.at(-1);
    if (!table) return;
    endCell(table);
    tables.pop();
    flow = table.outer;
    flow.tables += 1;
    for (const block of blocksOfTable(table)) flow.blocks.push(block);
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (!voids.has(name)) depth += 1;
        if (depth > deepest) throw new ReadError(`网页嵌套超过${deepest}层，未读取，请提供Word原件`);
        const look = skip > 0 ? null : lookOf(name, attributes);
        if (look?.white && !voids.has(name)) whites.push(depth);
        if (skip > 0 || skipped.has(name) || look?.hidden || look?.struck) {
          if (!voids.has(name)) {
            skip += 1;
            hidden.push(name);
          }
          return;
        }
        switch (name) {
          case "title":
            title = "";
            return;
          case "meta": {
            const key = attributes.name ?? attributes.property;
            if (key && attributes.content) metadata.push({ name: key, value: attributes.content.trim() });
            return;
          }
          case "table":
            endParagraphs();
            tables.push({ rows: [], outer: flow });
            return;
          case "tr": {
            const table = tables.at(-1);
            endCell(table);
            table?.rows.push([]);
            return;
          }
          case "td":
          case "th": {
            const table = tables.at(-1);
            if (!table) return endLine();
            endCell(table);
            if (table.rows.length === 0) table.rows.push([]);
            const cell = {
              flow: newFlow(),
              columns: span(attributes.colspan),
              rows: span(attributes.rowspan),
            };
            table.rows.at(-1)?.push(cell);
            flow = cell.flow;
            return;
          }
          case "br":
            endLine();
            return;
          case "sup":
          case "sub":
            line += raisedMark;
            return;
          case "pre":
            pre += 1;
        }
        if (!inline.has(name)) endLine();
        else if (look?.raised) line += raisedMark;
      },
      ontext(text) {
        if (skip === 1 && hidden[0] === "style") css += text;
        if (skip > 0) return;
        if (title !== null) title += text;
        else if (pre > 0) {
          const parts = text.split(/\r?\n/);
          line += parts[0] ?? "";
          for (const part of parts.slice(1)) {
            flow.lines.push(line);
            line = part;
          }
        } else if (tables.length === 0 || flow !== tables.at(-1)?.outer)
          line += whiteMark(text) + text.replace(/[ \t\r\n\f]+/g, " ");
      },
      onclosetag(name) {
        if (whites.at(-1) === depth) whites.pop();
        if (!voids.has(name)) depth -= 1;
        if (skip > 0) {
          if (hidden.at(-1) === name) {
            hidden.pop();
            skip -= 1;
            if (skip === 0 && path.at(-1)?.name === name) path.pop();
            if (css !== "") sheet.add(css);
            css = "";
          }
          return;
        }
        if (path.at(-1)?.name === name) path.pop();
        if (name === "title" && title !== null) {
          metadata.push({ name: "title", value: title.trim() });
          title = null;
        } else if (name === "table") endTable();
        else if (name === "td" || name === "th" || name === "tr") endCell(tables.at(-1));
        else if (!inline.has(name)) endLine();
        if (name === "pre") pre -= 1;
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(html);
  while (tables.length > 0) endTable();
  endParagraphs();
  return { format: "html", metadata, blocks: root.blocks };
}

function span(value: string | undefined): number {
  if (value === undefined) return 1;
  const number = Number.parseInt(value, 10);
  return Number.isFinite(number) && number >= 0 ? number : 1;
}

function blocksOfTable(table: OpenTable): Block[] {
  const cells = table.rows.flat();
  const isLayout = cells.length === 1 || cells.some((cell) => cell.flow.tables > 0);
  if (isLayout) return cells.flatMap((cell) => [...cell.flow.blocks, ...blocksOfLines(cell.flow.lines)]);
  const rows: SpanCell[][] = table.rows.map((row) =>
    row.map(({ flow, columns, rows }) => ({ text: flow.lines.join("\n"), columns, rows })),
  );
  return rows.length > 0 ? [layOut(rows)] : [];
}
