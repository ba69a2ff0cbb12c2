const numbering =
  /^(?:第?[（(]?[一二三四五六七八九十]{1,2}[）)]?[、.．项]|[（(][一二三四五六七八九十]{1,2}[）)]|[（(]?\d{1,2}[）)]?[、.．])/;

/**
 * The key under which a printed label is looked up: numbers in front, spaces, brackets, quotes and all
 * punctuation dropped; only letters of the Han script are left. `1．属于“国家秘密”` → `属于国家秘密`.
 */
export function labelKey(printed: string): string {
  const text = printed.normalize("NFKC").replace(/\s+/gu, "");
  return text.replace(numbering, "").replace(/[^\p{Script=Han}]/gu, "");
}
