import type { DrawnTable } from "./drawn-table";
import { outlineOf } from "./outline";
import type { Specimen } from "./specimen";
import { type TextStyleId, textStyles } from "./text-styles";

/** One style for the page, or one for each table: styles mix inside one page. */
export type TextLayout = TextStyleId | Record<DrawnTable["id"], TextStyleId>;

/** The report as plain text, lines ended by a line feed. */
export function renderText(specimen: Specimen, layout: TextLayout): string {
  const styleOf = (table: DrawnTable) => textStyles[typeof layout === "string" ? layout : layout[table.id]];
  const pieces = outlineOf(specimen).map((part) => {
    if (part.kind === "table") return `${styleOf(part.table).draw(part.table)}\n`;
    return part.kind === "paragraph" ? `\u3000\u3000${part.text}` : part.text;
  });
  return `${pieces.join("\n\n")}\n`;
}

/** What an extractor leaves that drops every line it has seen before: the figures can no longer be placed. */
export function dropRepeatedLines(text: string): string {
  const seen = new Set<string>();
  return text
    .split("\n")
    .filter((line) => {
      const key = line.trim();
      if (key === "" || !seen.has(key)) return seen.add(key);
      return false;
    })
    .join("\n");
}
