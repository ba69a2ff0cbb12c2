const digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1 to 99 as they are written in headings: 一, 十, 十二, 二十三. */
export function chineseNumber(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), digits[number % 10] ?? ""];
  if (number < 1 || number > 99) return String(number);
  return `${tens > 1 ? digits[tens] : ""}${tens > 0 ? "十" : ""}${ones}`;
}
