const numbering =
  /^(?:第?[（(]?[一二三四五六七八九十]{1,2}[）)]?[、.．项]|[（(][一二三四五六七八九十]{1,2}[）)]|[（(]?\d{1,2}[）)]?[、.．])/;

/** 行政许可（件）: the unit behind a label. */
const countingWord = /\((?:单位:?)?[件项条个宗起次份人]\)$/;

/**
 * The key under which a printed label is looked up: numbers in front, spaces, brackets, quotes and all
 * punctuation dropped, and a counting word in brackets behind it; only letters of the Han script are left, 其它 as
 * 其他. `1．属于“国家秘密”` → `属于国家秘密`.
 */
export function labelKey(printed: string): string {
  const text = printed.normalize("NFKC").replace(/\s+/gu, "");
  return text
    .replace(numbering, "")
    .replace(countingWord, "")
    .replace(/[^\p{Script=Han}]/gu, "")
    .replaceAll("其它", "其他");
}
