/** The unit that is printed for an amount; `other` is one that the form does not know, as 千元. */
export type MoneyUnit = "元" | "万元" | "other";

const printedUnit =
  /(?<![十百千万亿])([十百千万亿]{0,4}(?:[美欧日港澳]|台币)?)元|(?<=单位[:：]?|[（(])([十百千万亿])(?=$|[)）])/;

/** The unit named in a head or beside a figure; null where none is. */
export function moneyUnitOf(printed: string): MoneyUnit | null {
  const found = printedUnit.exec(printed.slice(0, 80).normalize("NFKC").replace(/\s/g, ""));
  if (!found) return null;
  const scale = found[1] ?? found[2];
  return scale === "" ? "元" : scale === "万" ? "万元" : "other";
}

/** Whether the Han letters of a box are a unit of money and nothing else. */
export const isMoneyUnitAlone = (key: string) => /^(?:单位)?[十百千万亿]?元$/.test(key);

/** The head of an amount without the unit behind it: 本年收费金额（单位：元）; null for any other head. */
export const amountHead = (key: string) => /^(?:本年收费|收费|采购)总?金额/.exec(key)?.[0] ?? null;
