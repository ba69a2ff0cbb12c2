import { findCell } from "@/lib/catalogue/cells";
import { type PrintedIndicator, printedIndicators } from "@/lib/catalogue/indicators-2014";
import { ReadError } from "../open/read-error";
import type { CellReading, Problem } from "../reading";
import { readFigure } from "./figure";
import { type IndicatorLine, type IndicatorList, indicatorLists } from "./indicator-lists";
import { readBox, type TableReading } from "./requests";
import type { Token } from "./token";

/** A list with fewer known lines is another: those of before 2014 share up to 15 labels with it. */
const fewest = 20;
export type FoundIndicators = { reading: TableReading; from: number; to: number };

/**
 * The indicator list of 2014–2018: label, unit, figure, line by line in the printed order; null where there is none.
 * A label with two figures behind it, or with none where others have one, gives no number.
 * @throws ReadError where two lists say different things
 */
export function readIndicators(tokens: readonly Token[]): FoundIndicators | null {
  const list = theList(indicatorLists(tokens).filter(({ lines }) => lines.size >= fewest));
  if (!list) return null;
  const { lines, from, to } = list;
  dropSerials([...lines.values()]);
  const cells = new Map<string, CellReading>();
  const problems: Problem[] = [];
  printedIndicators.forEach((indicator, index) => {
    const line = lines.get(index);
    const reading = line ? figureOf(indicator, line) : absent;
    cells.set(indicator.id, reading);
    problems.push(...unitProblems(indicator, reading));
    if (line?.isNear) problems.push(inOtherWords(indicator, line.label));
  });
  return { reading: { form: "2014", cells, problems, refusal: null }, from, to };
}

/** The longest list that has figures; others may say less, and nothing else. */
function theList(lists: readonly IndicatorList[]): IndicatorList | undefined {
  const filled = lists.filter(({ lines }) => [...lines.values()].some(({ boxes }) => boxes.length > 0));
  const most = Math.max(...filled.map(({ lines }) => lines.size));
  const list = filled.find(({ lines }) => lines.size === most);
  if (list && filled.some((other) => !agree(list, other)))
    throw new ReadError(
      "中有两张统计表，可能是两份报告或两年对照表，无法确定采用哪一张，未入库；请每份报告存为一个文件",
    );
  return list ?? lists[0];
}

const agree = (list: IndicatorList, other: IndicatorList) =>
  [...other.lines].every(([index, line]) => {
    const same = list.lines.get(index);
    return same === undefined || boxesOf(same) === boxesOf(line);
  });

const boxesOf = ({ boxes }: IndicatorLine) => boxes.map(({ text }) => text.trim()).join(" ");

const absent: CellReading = { kind: "missing", reason: "unreadable", raw: "", at: null };

function figureOf({ id }: PrintedIndicator, { label, boxes, moneyUnit }: IndicatorLine): CellReading {
  const measure = findCell(id)?.measure ?? "count";
  const [only, second] = boxes;
  if (only && !second) {
    const reading = readBox(only, measure);
    const unit = measure === "money" && reading.kind === "number" ? (reading.unit ?? moneyUnit) : null;
    return unit === "other"
      ? { kind: "missing", reason: "unreadable", raw: only.text, at: only.at }
      : { ...reading, ...(unit ? { unit } : {}) };
  }
  const raw = boxes.map(({ text }) => text).join(" | ");
  const reason =
    boxes.length === 0 && readFigure(raw, measure).kind === "missing" && label.mode === "grid"
      ? "blank"
      : "unreadable";
  return { kind: "missing", reason, raw, at: label.at };
}

const inOtherWords = ({ id, printed }: PrintedIndicator, label: Token): Problem => ({
  check: "layout",
  severity: "warning",
  cells: [id],
  message: `统计表的“${label.text.trim().slice(0, 40)}”与表式的用语不同，按位置认定为“${printed}”。`,
});

/** The list prints 万元; an amount in another unit says so. */
function unitProblems({ id, printed }: PrintedIndicator, reading: CellReading): Problem[] {
  if (reading.kind !== "number" || reading.unit !== "元" || reading.value === 0) return [];
  const message = `“${printed}”以元为单位（${reading.raw.trim()}），表式规定为万元；按原文保留，换算后参与比较。`;
  return [{ check: "unit", severity: "warning", cells: [id], message }];
}

/** Lines of a list are numbered where so large a share of them carries a second number that goes up. */
const largeShare = 2 / 3;
/** 99 lines at most: the list has 58, and heads between them may be numbered too. */
const serial = /^\s*\d{1,2}\s*$/;

/** Lines that are not known may stand between two, with numbers of their own. */
const mostUnknown = 12;

/**
 * Takes out the numbers of the lines: the code before each figure, or behind it the number of the line that
 * follows. Where a line has only one box, it may be the number.
 */
function dropSerials(lines: readonly IndicatorLine[]): void {
  const withTwo = lines.filter(({ boxes }) => boxes.length === 2);
  if (withTwo.length < lines.length * largeShare) return;
  for (const place of [0, 1] as const) {
    const serials = withTwo.map(({ boxes }) => boxes[place]?.text ?? "");
    if (!serials.every((text, at) => serial.test(text) && isAbove(serials[at - 1], text))) continue;
    let before = 0;
    lines.forEach((line, at) => {
      const isPair = line.boxes.length === 2;
      const box = isPair ? line.boxes[place] : line.boxes[0];
      if (!box || !serial.test(box.text) || (!isPair && !mayFollow(before, box.text))) return;
      if (!isPair && place === 1 && at === lines.length - 1) return;
      if (isPair) before = Number(box.text);
      line.boxes = line.boxes.filter((other) => other !== box);
    });
    return;
  }
}

const mayFollow = (before: number, text: string) =>
  Number(text) > before && Number(text) <= before + mostUnknown;

const isAbove = (before: string | undefined, text: string) =>
  before === undefined || Number(before) < Number(text);
