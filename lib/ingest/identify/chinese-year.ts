const digits = new Map(
  [..."〇零○0一二三四五六七八九"].map((digit, index) => [digit, String(Math.max(0, index - 3))]),
);
const chinese = /([一二][〇零○0九][〇零○0一二三四五六七八九]{2})(?=年)/g;

/** Years in Chinese numerals as digits: 二〇二四年 → 2024年; full-width digits as well. */
export function arabicYears(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(chinese, (year) => [...year].map((digit) => digits.get(digit) ?? digit).join(""));
}
