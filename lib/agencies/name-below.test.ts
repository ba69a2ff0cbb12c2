import { expect, it } from "vitest";
import { nameBelow, placesAbove } from "./bureau-name";
import { nationalDivisions } from "./national-divisions";

const places = placesAbove(nationalDivisions(), "110106");

it("knows the places above without fillers", () => {
  expect(places).toEqual(["北京市", "丰台区"]);
  expect(placesAbove(nationalDivisions(), null)).toEqual([]);
});

it.each(["北京市丰台区北宫镇人民政府", "丰台区北宫镇政府", "北宫镇", "丰台区人民政府北宫镇人民政府"])(
  "%s is 北宫镇",
  (name) => expect(nameBelow(places, "township", name)).toBe("北宫镇"),
);

it.each([
  ["丰台区右安门街道办事处", "subdistrict", "右安门街道"],
  ["北京市丰台区教育局", "bureau", "教育局"],
  ["丰台区农业农村局（乡村振兴局）", "bureau", "农业农村局"],
  ["丰台区政府办公室", "bureau", "人民政府办公室"],
  ["国家税务总局北京市丰台区税务局", "bureau", "国家税务总局北京市丰台区税务局"],
] as const)("%s, a %s, is %s", (name, kind, short) => expect(nameBelow(places, kind, name)).toBe(short));

it("is for a government what stands after the place above it", () => {
  expect(nameBelow(["北京市"], "government", "北京市丰台区人民政府")).toBe("丰台区");
  expect(nameBelow([], "government", "北京市人民政府")).toBe("北京市");
});
