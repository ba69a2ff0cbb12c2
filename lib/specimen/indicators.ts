import { cellsOfForm } from "@/lib/catalogue/cells";
import { indicatorSums, printedIndicators } from "@/lib/catalogue/indicators-2014";
import type { Random } from "./seeded-random";

/** Figures for the indicator list of 2014 whose sums hold. */
export function drawIndicators(random: Random): Map<string, number> {
  const figures = new Map(
    printedIndicators.map(({ id }) => [
      id,
      random.chance(0.6) ? 0 : random.int(1, random.pick([9, 90, 900])),
    ]),
  );
  for (const { whole, parts } of [...indicatorSums].reverse())
    figures.set(
      whole,
      parts.reduce((sum, id) => sum + Number(figures.get(id)), 0),
    );
  return figures;
}

const unitOf = new Map(cellsOfForm("2014").map(({ id, unit }) => [id, unit]));
const title = "青石市临江区白鹭镇人民政府2016年政府信息公开工作年度报告";
const prose = ["一、概述", "全年按规定公开信息，按时更新栏目。", "附表"];

/** A report of 2014 as a page, as rows with bars, or with a cell a line. */
export function renderIndicators(
  figures: ReadonlyMap<string, number>,
  as: "html" | "bars" | "cells",
): string {
  const rows = printedIndicators.map(({ id, printed }) => [
    printed,
    unitOf.get(id) ?? "",
    String(figures.get(id)),
  ]);
  if (as === "html") {
    const cells = (row: string[]) => row.map((cell) => `<td>${cell}</td>`).join("");
    const paragraphs = prose.map((line) => `<p>${line}</p>`).join("\n");
    const table = rows.map((row) => `<tr>${cells(row)}</tr>`).join("\n");
    return `<html><body><h1>${title}</h1>\n${paragraphs}\n<table>\n${table}\n</table></body></html>`;
  }
  const lines = rows.map((row) => (as === "bars" ? `${row.join(" | ")} |` : row.join("\n\n")));
  return [title, ...prose, ...lines].join(as === "bars" ? "\n" : "\n\n");
}
