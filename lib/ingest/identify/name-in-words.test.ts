import { expect, it } from "vitest";
import { nameInWords } from "./name-in-words";

it.each([
  ["附件1柳泉县水务局", "柳泉县水务局"],
  ["10:20柳泉县水务局", "柳泉县水务局"],
  ["现特向社会公布柳泉县青石桥镇", "柳泉县青石桥镇"],
  ["柳泉县水务局(以下简称县水务局)", "柳泉县水务局"],
  ["柳泉县水务局认真编制并发布", "柳泉县水务局"],
  ["柳泉县人民政府办公室关于发布柳泉县", "柳泉县"],
  ["柳泉县水务局关于", "柳泉县水务局"],
  ["将乐县水利局", "将乐县水利局"],
  ["本溪市平山区", "本溪市平山区"],
  ["全椒县财政局", "全椒县财政局"],
])("finds in “%s” the name “%s”", (words, name) => {
  expect(nameInWords(words)).toBe(name);
});

it.each(["完成", "并发布", "我局", "本镇人民政府", "全市", "2024"])("finds no name in “%s”", (words) => {
  expect(nameInWords(words)).toBeNull();
});
