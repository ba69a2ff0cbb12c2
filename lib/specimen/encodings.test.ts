import { expect, test } from "vitest";
import { encodeText, encodings } from "./text";

const text = "喆溪镇、镕川镇、堃山镇：新收12件，“三安全一稳定”\n";
const labels = {
  "utf-8": "utf-8",
  "utf-8-bom": "utf-8",
  gb18030: "gb18030",
  "utf-16le": "utf-16le",
} as const;

test.each(encodings)("%s can be decoded again, rare characters included", (encoding) => {
  expect(new TextDecoder(labels[encoding], { fatal: true }).decode(encodeText(text, encoding))).toBe(text);
});

test("a byte order mark stands before UTF-16 and, if wanted, UTF-8", () => {
  expect([...encodeText(text, "utf-16le").slice(0, 2)]).toEqual([0xff, 0xfe]);
  expect([...encodeText(text, "utf-8-bom").slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(encodeText(text, "utf-8")[0]).not.toBe(0xef);
});
