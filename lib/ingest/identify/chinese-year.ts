const digits = new Map(
  [..."〇零○0一二三四五六七八九"].map((digit, index) => [digit, String(Math.max(0, index - 3))]),
);
const chinese = /([一二][〇零○0九][〇零○0一二三四五六七八九]{2})(?=年)/g;
/** Digits with a letter or a Chinese zero among them, as they are typed by mistake: 2O21年. */
const mistyped = /2(?<![\dA-Za-z]2)[0OoＯ〇○零][\dOoＯ〇○零]{2}(?=\s*年)/g;

/** Years in Chinese numerals as digits: 二〇二四年 → 2024年; full-width digits and letters for zeros as well. */
export function arabicYears(text: string): string {
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(mistyped, (year) => year.replace(/\D/g, "0"))
    .replace(chinese, (year) => [...year].map((digit) => digits.get(digit) ?? digit).join(""));
}
