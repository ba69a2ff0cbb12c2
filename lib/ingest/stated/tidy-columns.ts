/** The columns of a tidy sheet in the order in which they are written; the first name is ours, the other read too. */
export const tidyColumns = {
  agency: ["机关", "agency"],
  year: ["年度", "year"],
  scope: ["范围", "scope"],
  form: ["表式", "form"],
  publishedOn: ["公布日期", "published_on"],
  sourceUrl: ["来源网址", "source_url"],
  cell: ["数据项", "cell"],
  name: ["名称", "name"],
  value: ["数值", "value"],
  missing: ["缺失", "missing"],
} as const;
export type TidyColumn = keyof typeof tidyColumns;

const keys = Object.keys(tidyColumns).filter((key): key is TidyColumn => Object.hasOwn(tidyColumns, key));
const byName = new Map<string, TidyColumn>(
  keys.flatMap((key) => tidyColumns[key].map((name) => [name, key] as const)),
);
const required = ["agency", "year", "cell", "value"] as const;

/** Where each column stands, by a sheet's first row; null if it is the head of no tidy sheet. */
export function tidyHead(texts: readonly string[]): ReadonlyMap<TidyColumn, number> | null {
  const found = new Map<TidyColumn, number>();
  for (const [position, text] of texts.entries()) {
    const column = byName.get(text.trim().toLowerCase());
    if (column && found.has(column)) return null;
    if (column) found.set(column, position);
  }
  return required.every((column) => found.has(column)) ? found : null;
}

export const tidyHeadRow = keys.map((key) => tidyColumns[key][0]);
