import type { Block, Box, ReportDocument, Table } from "../../document";
import { joinSplitRows, lineBreakTag, stripMarkdown, stripMarkdownCell } from "./markdown";
import { areColumns, blocksOfTabLines } from "./tab-tables";

/**
 * Reads flattened text: tab-prefixed cells, rows with bars, markdown, cells with a trailing bar, and plain lines.
 * Plain lines stay paragraphs even where each is a cell: which ones are, only the labels can tell.
 */
export function readText(text: string): ReportDocument {
  const printed = text.replace(zeroWidth, "");
  // Line ends that were doubled on the way are one.
  const whole = printed.includes("\r\r\n") ? printed.replace(/\r+\n/g, "\n") : printed;
  const lines = whole.split(/\r\n|[\n\r\f\u2028]/);
  return {
    format: "text",
    metadata: [],
    blocks: blocksOfLines(text.includes("<") ? lines.flatMap(withoutBreaks) : lines),
  };
}

/** `<br>` is a line end, but in a row of cells one inside a cell. */
const withoutBreaks = (line: string) => (bars.test(line) ? [line] : line.split(lineBreakTag));

export function blocksOfLines(printed: readonly string[]): Block[] {
  const lines = joinSplitRows(printed.length <= fewLines ? printed.flatMap(linesOfOne) : printed);
  const usesBars = lines.some((line) => bars.test(line) && !loneBars.has(line.trim()));
  // A browser's copy of a table parts its cells by lines that hold a tab and nothing else.
  const usesTabs = lines.some((line) => line.includes("\t") && line.trim() !== "");
  const parted = usesTabs || usesBars ? null : blocksOfTabLines(lines);
  if (parted)
    return parted.map((block) =>
      block.kind === "rows" ? tableOf(block.rows.map(row)) : { ...block, text: stripMarkdown(block.text) },
    );
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; ) {
    const line = lines[index] ?? "";
    if (usesTabs && (line.startsWith("\t") || /\S\t+\S/.test(line))) {
      const end = endOfTabs(lines, index);
      blocks.push(tabTable(lines.slice(index, end)));
      index = end;
    } else if (usesBars && bars.test(line)) {
      const end = endOfBars(lines, index);
      blocks.push(...barTable(lines.slice(index, end), index));
      index = end;
    } else {
      const trimmed = stripMarkdown(line);
      if (trimmed !== "" && !loneBars.has(trimmed))
        blocks.push({ kind: "paragraph", text: trimmed, line: index + 1 });
      index += 1;
    }
  }
  return blocks;
}

const fewLines = 8;
const manyNumbers = 100;
const section = /[一二三四五六][、.．]\s*[^\s。]{2,30}(?:情况|事项|概述)/g;

/** A whole report on one line is taken apart at its spaces. */
function linesOfOne(line: string): string[] {
  const isWhole =
    (line.match(section)?.length ?? 0) >= 3 &&
    (line.match(/(?<=\s)\d+(?=\s|$)/g)?.length ?? 0) >= manyNumbers;
  return isWhole ? line.split(/\s+/) : [line];
}

const bars = /[|│｜]/;
const loneBars = new Set("|│｜");
/** Something, a bar behind it, and something else. */
const twoCells = /[^\s|│｜][^|│｜]*[|│｜].*[^\s|│｜]/;
/** A line with several cells, blank ones too: those behind the only text may be what a row was filled up with. */
const isRow = (line: string) =>
  twoCells.test(line) || (bars.test(line.charAt(0)) && line.split(bars).length >= 4);
/** What rules off rows, drawn or in markdown: nothing but bars, dashes, and the pieces of boxes. */
const ruleLine = /^[\s|｜:+=\u2500-\u257f-]+$/;
const isRule = (text: string) => /-{3}|={3}|─{2}|━{2}/.test(text) && ruleLine.test(text);
const box = (text: string, column: number): Box => ({
  text: stripMarkdownCell(text),
  column,
  columns: 1,
  rows: 1,
});
const row = (texts: readonly string[]): Box[] => texts.map(box);

const sectionHeading = /^\s*[一二三四五六][、.．].{2,40}(?:情况|事项|概述)\s*$/;

/** A table in tabs goes on over single blank lines as long as a tab line follows. */
function endOfTabs(lines: readonly string[], start: number): number {
  let end = start + 1;
  for (let index = start + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line.includes("\t")) end = index + 1;
    else if (sectionHeading.test(line)) break;
    else if (line.trim() === "") {
      if (index - end >= 1) break;
    } else if ((lines[index - 1] ?? "").trim() === "" && !(lines[index - 1] ?? "").includes("\t")) break;
    else end = index + 1;
  }
  return end;
}

/** Several cells on one line; where each cell has a line of its own, the tab stands in front. */
const isTabRow = (line: string) => (line.startsWith("\t") ? threeTabs.test(line) : line.includes("\t"));
const threeTabs = /^\t[^\t]*\t[^\t]*\t/;

function tabTable(lines: readonly string[]): Table {
  const hasRows = lines.some(isTabRow);
  const rows: string[][] = [];
  let current: string[] = [];
  const close = () => {
    if (current.length > 0) rows.push(current);
    current = [];
  };
  for (const line of lines) {
    if (!line.includes("\t")) {
      if (line.trim() === "") close();
      else if (hasRows) {
        close();
        rows.push([line]);
      } else current.push(`${current.pop() ?? ""}\n${line.trim()}`);
      continue;
    }
    const cells = line.replace(/^\t/, "").split("\t");
    if (isTabRow(line)) {
      close();
      // In a whole row the tab in front ends a blank first cell.
      rows.push(line.split("\t"));
    } else for (const cell of cells) current.push(cell);
  }
  close();
  return inColumns(rows.map(row));
}

/** Rows that end with their last text are filled up to the width of their columns. */
function inColumns(rows: Box[][]): Table {
  if (!areColumns(rows)) return tableOf(rows);
  const width = Math.max(...rows.map(({ length }) => length));
  const whole = rows.map((boxes) => [
    ...boxes,
    ...Array.from({ length: width - boxes.length }, (_, at) => box("", boxes.length + at)),
  ]);
  return { kind: "table", aligned: true, rows: whole };
}

/** Rows that all have as many boxes as each other keep a place for every column, blank or not. */
function tableOf(rows: Box[][]): Table {
  const width = rows[0]?.length ?? 0;
  const aligned = width > 3 && rows.length > 3 && rows.every((boxes) => boxes.length === width);
  return { kind: "table", aligned, rows };
}

function endOfBars(lines: readonly string[], start: number): number {
  let end = start + 1;
  for (let index = start + 1; index < lines.length && index - end < 3; index += 1)
    if (bars.test(lines[index] ?? "")) end = index + 1;
  return end;
}

type BarLine = "blank" | "plain" | "lone bar" | "cells";

/** A line that rules off the head of a table counts as blank. */
function barLine(text: string): BarLine {
  if (text === "" || isRule(text)) return "blank";
  if (!bars.test(text)) return "plain";
  return loneBars.has(text) ? "lone bar" : "cells";
}

/** Lines with bars: a row each, or a cell each with its bar behind it; plain lines between them stay paragraphs. */
function barTable(printed: readonly string[], offset: number): Block[] {
  const lines = printed.map((line) => line.trim());
  const kinds = lines.map(barLine);
  const withCells = lines.filter((_, index) => kinds[index] === "cells");
  const doubled = hasDoubledBars(withCells);
  const withText = withCells.filter((line) => /[^\s|│｜]/.test(line));
  const perCell = !doubled && withText.filter(isRow).length * 2 < withText.length;
  const leading = withCells.every((line) => bars.test(line.charAt(0)));
  const trailing = withCells.every((line) => bars.test(line.slice(-1)));
  const blocks: Block[] = [];
  let rows: Box[][] = [];
  const close = () => {
    if (rows.length > 0) blocks.push(tableOf(perCell ? [renumber(rows.flat())] : rows));
    rows = [];
  };
  lines.forEach((line, index) => {
    const kind = kinds[index];
    if (kind === "plain") {
      close();
      blocks.push({ kind: "paragraph", text: line, line: offset + index + 1 });
    } else if (kind === "cells" || (kind === "lone bar" && perCell))
      rows.push(row(doubled ? doubledCells(line) : cellsOf(line, leading && !perCell, trailing || perCell)));
  });
  close();
  return blocks;
}

/** |规章||0||0|: a bar on either side of each cell. */
const doubledCells = (line: string) => line.slice(1, -1).split("||");
const fewestDoubled = 3;
const hasDoubledBars = (lines: readonly string[]) =>
  lines.every((line) => line.startsWith("|") && doubledCells(line).every((cell) => !cell.includes("|"))) &&
  lines.some((line) => doubledCells(line).length > fewestDoubled);

/** @param trailing whether each cell, the last one too, has a bar behind it */
function cellsOf(line: string, leading: boolean, trailing: boolean): string[] {
  const parts = line.split(bars);
  if (trailing && (parts.at(-1) ?? "").trim() === "") parts.pop();
  if (leading && (parts[0] ?? "").trim() === "") parts.shift();
  return parts;
}

const renumber = (boxes: readonly Box[]) => boxes.map((item, column) => ({ ...item, column }));

/** Characters without a width, as editors and web pages leave them between digits and letters. */
export const zeroWidth = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
