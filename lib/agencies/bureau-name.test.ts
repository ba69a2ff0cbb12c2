import { describe, expect, it } from "vitest";
import { branchPlace, bureauShortName, readBureauName } from "@/lib/agencies/bureau-name";
import { nameBelow, placesAbove } from "./bureau-name";
import { nationalDivisions } from "./national-divisions";

const district = (name: string) => ({ code: name, name, level: "county", parent: null }) as const;

describe("the own name of a bureau", () => {
  it.each(
    `财政局 市场监督管理局 城市管理委员会 城乡建设委员会 乡村振兴局 市政市容管理委员会 园林绿化局 人民防空办公室
    经济技术开发区管理委员会 高新区管委会 开发区管理委员会 自然保护区管理局 风景名胜区管理委员会 区域合作办公室 城镇化办公室
    市区河道管理处 商务中心区管理委员会 西站地区管理委员会 社区教育学院 区直机关工作委员会 县域经济发展中心 广播电视台
    公安局海淀区分局 妇女联合会 消防救援支队 人民检察院 规划和自然资源委员会 人民政府办公室 地方志编纂委员会办公室
    机关事务管理局 住房和城乡建设局 乡镇企业局 人力资源和社会保障局 退役军人事务局 供销合作社 侨乡文化服务中心`
      .trim()
      .split(/\s+/),
  )("%s is one", (ownName) => expect(readBureauName(ownName)).toEqual({ ownName }));

  it("leaves a second name in brackets out", () => {
    expect(readBureauName("农业农村局(丰台区乡村振兴局)")).toEqual({ ownName: "农业农村局" });
    expect(readBureauName("文化和旅游局(加挂文物局牌子)")).toEqual({ ownName: "文化和旅游局" });
    expect(readBureauName("农业农村局(丰台区)")).toHaveProperty("refused");
  });

  it.each([
    "丰合区教育局",
    "浦冬新区教育局",
    "北官镇财政所",
    "卢勾桥街道办事处",
    "错县人民法院",
    "某苏木财政所",
  ])("%s begins like a place that is not there", (rest) =>
    expect(readBureauName(rest)).toEqual({ refused: expect.stringContaining("不是这一地区") }),
  );

  it.each(["教委", "卫健委", "局", "2021年报告", "政府信息公开", "人民政府", "财政局;审计局"])(
    "%s is none",
    (rest) => expect(readBureauName(rest)).toHaveProperty("refused"),
  );

  it("sheds 人民政府 before a department but not before the government's own office", () => {
    expect(readBureauName("人民政府外事办公室")).toEqual({ ownName: "外事办公室" });
    expect(readBureauName("政府办公厅")).toEqual({ ownName: "人民政府办公厅" });
    expect(bureauShortName("人民政府办公厅")).toBe("政府办公厅");
  });

  it("of a branch tells the district it serves, when one alone fits", () => {
    const districts = [district("丰台区"), district("海淀区")];
    expect(branchPlace("公安局丰台分局", districts)?.name).toBe("丰台区");
    expect(branchPlace("公安局海淀区分局", districts)?.name).toBe("海淀区");
    expect(branchPlace("公安局交通分局", districts)).toBeNull();
    expect(branchPlace("公安局丰台分局", [...districts, district("丰台县")])).toBeNull();
  });
});

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
