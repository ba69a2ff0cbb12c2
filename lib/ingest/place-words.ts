import type { Place, ReportDocument } from "./document";

/** Where a figure stands in the original, for people: 原文第12行, or 原文第2个表第5行第3格. */
export function placeWords({ blocks }: ReportDocument, { table, row, column }: Place): string {
  const block = blocks[table - 1];
  if (block?.kind === "paragraph") return block.line === null ? `原文第${table}段` : `原文第${block.line}行`;
  const ordinal = blocks.slice(0, table).filter(({ kind }) => kind === "table").length;
  return `原文第${ordinal}个表第${row}行第${column}格`;
}
