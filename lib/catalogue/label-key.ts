const numbering =
  /^(?:第?[（(]?[一二三四五六七八九十]{1,2}[）)]?[、.．项]|[（(][一二三四五六七八九十]{1,2}[）)]|[（(]?\d{1,2}[）)]?[、.．])/;

/** The letters in which labels of the traditional script differ, and 其它 for 其他. */
const traditional = new Map(
  [
    ..."它他請请規规許许處处罰罚強强數数據据開开務务總总計计結结轉转續续辦办繼继屬属國国機机關关業业組组織织構构複复議议訴诉訟讼維维糾纠審审經经後后護护權权內内過过執执詢询為为舉举報报類类補补徵征費费採采購购對对書书與与決决條条項项無无",
  ].flatMap((letter, index, all) => (index % 2 === 0 ? [[letter, all[index + 1] ?? letter] as const] : [])),
);

/** 行政许可（件）: the unit behind a label. */
const countingWord = /\((?:单位:?)?[件项条个宗起次份人]\)$/;

const anyTraditional = new RegExp(`[${[...traditional.keys()].join("")}]`, "gu");

/**
 * The key under which a printed label is looked up: numbers in front, spaces, brackets, quotes and all
 * punctuation dropped, and a counting word in brackets behind it; only letters of the Han script are left. `1．属于“国家秘密”` → `属于国家秘密`.
 */
export function labelKey(printed: string): string {
  const text = printed.normalize("NFKC").replace(/\s+/gu, "");
  const letters = text
    .replace(numbering, "")
    .replace(countingWord, "")
    .replace(/[^\p{Script=Han}]/gu, "");
  return letters.replace(anyTraditional, (letter) => traditional.get(letter) ?? letter);
}
