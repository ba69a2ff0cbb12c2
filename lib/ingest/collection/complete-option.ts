import { yearsExample, yearsOf } from "@/lib/agencies/filing";
import { type CollectionStatement, kindOfWord, kindWords } from "./statement";

/** `地区代码[/类别[/年度]]` as a statement that the collection is complete, or what is wrong with it. */
export function completeOption(text: string): { statement: CollectionStatement } | { fault: string } {
  const [region = "", kindWord = "", yearWord = "", ...more] = text.split("/").map((part) => part.trim());
  const kind = kindOfWord(kindWord);
  const years = yearsOf(yearWord);
  if (region === "" || more.length > 0)
    return { fault: `“${text}”应写成“地区代码/类别/年度”，如110106/街镇/2023，后两项可以不写` };
  if (kind === null) return { fault: `“${text}”中的类别“${kindWord}”应为${kindWords}之一` };
  if (years === null) return { fault: `“${text}”中的年度“${yearWord}”应为${yearsExample}` };
  return { statement: { region, kind, years: years.length > 0 ? years : "imported", complete: true } };
}
