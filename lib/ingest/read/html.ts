import { Parser } from "htmlparser2";
import type { Block, Metadata, ReportDocument } from "../document";
import { isInline, openSight } from "./element-sight";
import { layOut, type SpanCell } from "./grid";
import { raisedMark, raisedParts } from "./raised-text";
import { blocksOfLines } from "./text";
import { widthless } from "./widthless";

type Flow = { lines: string[]; blocks: Block[]; tables: number };
type Cell = { flow: Flow; columns: number; rows: number };
type OpenTable = { rows: Cell[][]; outer: Flow };

const newFlow = (): Flow => ({ lines: [], blocks: [], tables: 0 });

/**
 * Reads a web page in one pass. A table that holds tables is layout: its cells follow each other as blocks.
 * @param keepsLines whether the text outside tables is in lines of its own, as in markdown with tables as markup
 * @throws ReadError when elements nest deeper than 256
 */
export function readHtml(html: string, keepsLines = false): ReportDocument {
  const metadata: Metadata[] = [];
  const tables: OpenTable[] = [];
  const root = newFlow();
  let flow = root;
  let line = "";
  let title: string | null = null;
  let pre = 0;
  let hasAttachment = false;
  const sight = openSight();
  const markBefore = raisedParts();

  const whiteMark = (text: string) =>
    text.trim() === "" ? "" : markBefore(sight.isWhite(), line.trim() !== "");
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
        const attached = suffixOfFile.exec(attributes.href ?? attributes.src ?? attributes.data ?? "")?.[1];
        if (attached && !hasAttachment) metadata.push({ name: "attachment", value: attached.toLowerCase() });
        hasAttachment ||= attached !== undefined;
        const effects = sight.enter(name, attributes, tables.length > 0);
        if (!effects) return;
        switch (name) {
          case "title":
            title = "";
            return;
          case "meta": {
            const key = attributes.name ?? attributes.property;
            if (key && attributes.content) metadata.push({ name: key, value: attributes.content.trim() });
            return;
          }
          case "link":
            if (attributes.rel === "canonical" && attributes.href)
              metadata.push({ name: "address", value: attributes.href });
            return;
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
        if (!isInline(name)) endLine();
        else if (effects.has("raised")) line += raisedMark;
      },
      oncomment(text) {
        const address = savedFrom.exec(text)?.[1];
        if (address) metadata.push({ name: "address", value: address });
      },
      ontext(text) {
        if (!sight.sees(text)) return;
        if (title !== null) title += text;
        else if (pre > 0 || (keepsLines && tables.length === 0)) {
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
        if (!sight.leave(name)) return;
        if (name === "title" && title !== null) {
          metadata.push({ name: "title", value: title.trim() });
          title = null;
        } else if (name === "table") endTable();
        else if (name === "td" || name === "th" || name === "tr") endCell(tables.at(-1));
        else if (!isInline(name)) endLine();
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

/** Of a document that a page shows in a frame or gives to download. */
const suffixOfFile = /(\.(?:pdf|docx?|wps|ofd|xlsx?))(?:$|[?#&])/i;

/** What browsers write at the top of a page that they save. */
const savedFrom = /^\s*saved from url=\(\d+\)(\S+)/;

function span(value: string | undefined): number {
  if (value === undefined) return 1;
  const number = Number.parseInt(value, 10);
  return Number.isFinite(number) && number >= 0 ? number : 1;
}

/** No box of a report's tables holds as many lines, its longest texts among them. */
const linesOfPage = 80;

function blocksOfTable(table: OpenTable): Block[] {
  const cells = table.rows.flat();
  const isLayout =
    cells.length === 1 ||
    cells.some(({ flow }) => flow.tables > 0 || flow.blocks.length + flow.lines.length > linesOfPage);
  if (isLayout) return cells.flatMap((cell) => [...cell.flow.blocks, ...blocksOfLines(cell.flow.lines)]);
  const rows: SpanCell[][] = table.rows.map((row) =>
    row.map(({ flow, columns, rows }) => ({ text: flow.lines.join("\n"), columns, rows })),
  );
  return rows.length > 0 ? [layOut(rows)] : [];
}
