import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fullName, governingParent, isFiller } from "@/lib/agencies/divisions";
import { governmentName, isZone } from "@/lib/agencies/kind-of-name";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { resolveAgency } from "@/lib/agencies/resolve-agency";

const tree = nationalDivisions();
const register = { tree, agencies: [] };
const resolve = (name: string, ...witnesses: string[]) => resolveAgency(register, name, witnesses);

describe("a government or township", () => {
  it("is found with its code, its names and its parent", () => {
    expect(resolve("北京市丰台区北宫镇人民政府")).toEqual({
      kind: "division",
      code: "110106100",
      name: "北京市丰台区北宫镇人民政府",
      shortName: "北宫镇",
      agencyKind: "township",
      parentCode: "110106",
      scope: "own",
      by: "full-path",
    });
  });

  it.each([
    ["丰台区北宫镇", "110106100"],
    ["北京市丰台区北宫镇政府", "110106100"],
    ["北京市北宫镇人民政府", "110106100"],
    ["北京市丰台区人民政府北宫镇人民政府", "110106100"],
    ["北京市丰台区人民政府右安门街道办事处", "110106001"],
    ["丰台区右安门街道办事处", "110106001"],
    ["丰台区右安门街道", "110106001"],
    ["北京市朝阳区人民政府将台地区办事处", "110105023"],
    ["北京市通州区于家务回族乡人民政府", "110112209"],
    ["通州区于家务乡人民政府", "110112209"],
    ["河北省大厂县人民政府", "131028"],
    ["河北省廊坊市大厂回族自治县人民政府", "131028"],
    ["科尔沁右翼中旗代钦塔拉苏木人民政府", "152222200"],
    ["内蒙古科尔沁右翼中旗人民政府", "152222"],
    ["广西南宁市人民政府", "450100"],
    ["东莞市石碣镇人民政府", "441900101"],
    ["嘉峪关市新城镇人民政府", "620201100"],
    ["海南省儋州市人民政府", "460400"],
    ["海南藏族自治州人民政府", "632500"],
    ["新疆维吾尔自治区喀什地区行政公署", "653100"],
    ["北京市人民政府", "110000"],
    ["赵县人民政府", "130133"],
  ])("%s is %s", (name, code) => expect(resolve(name)).toMatchObject({ kind: "division", code }));

  it("has the municipality for parent, not 市辖区", () => {
    expect(resolve("北京市丰台区")).toMatchObject({ code: "110106", parentCode: "110000" });
  });

  it("without a place is accepted only when its name is the only one in the country", () => {
    expect(resolve("北宫镇政府")).toMatchObject({ code: "110106100", by: "unique-name" });
    const many = resolve("城关镇人民政府");
    expect(many).toMatchObject({ kind: "unknown", why: expect.stringContaining("88 个“城关镇”") });
  });

  it("without a place is refused when the witnesses speak of elsewhere only", () => {
    expect(resolve("北宫镇", "淄博市博山区")).toMatchObject({
      kind: "unknown",
      candidates: [{ code: "110106100" }],
    });
  });

  it("of a common name is chosen by a witness that leaves exactly one", () => {
    expect(resolve("朝阳区人民政府")).toMatchObject({
      kind: "unknown",
      candidates: [{ code: "110105" }, { code: "220104" }],
    });
    expect(resolve("朝阳区人民政府", "首页 > 长春市人民政府")).toMatchObject({
      code: "220104",
      by: "witness",
    });
    expect(resolve("城关镇", "天津市/武清区/2022")).toMatchObject({ kind: "division", parentCode: "120114" });
    expect(resolve("朝阳区人民政府", "北京市", "长春市").kind).toBe("unknown");
    expect(resolve("城关镇人民政府", "河南省").kind).toBe("unknown");
  });

  it("is chosen by the nearer witness when a wider one fits several", () => {
    expect(resolve("新华区人民政府", "河北省").kind).toBe("unknown");
    expect(resolve("新华区人民政府", "河北省", "沧州市")).toMatchObject({ code: "130902", by: "witness" });
  });

  it("is not told by the tail of a longer place name", () => {
    expect(resolve("城区人民政府", "北京市东城区").kind).toBe("unknown");
  });

  it.each(["赵县", "东区人民政府"])("%s is too short to stand alone", (name) => {
    expect(resolve(name)).toMatchObject({ kind: "unknown", why: expect.stringContaining("过短") });
  });

  it.each([
    ["北京市丰台区北官镇人民政府", "110106100"],
    ["北京市丰台区北宫街道办事处", "110106100"],
    ["北京市丰合区人民政府", "110106"],
    ["丰合区教育委员会", "110106"],
    ["北京市丰台教育局", "110106"],
  ])("%s is near something, which is offered and not used", (name, code) => {
    const found = resolve(name);
    expect(found.kind).toBe("unknown");
    expect(found.kind === "unknown" && found.candidates.map((one) => one.code)).toContain(code);
  });

  it.each(["", "我镇", "人民政府", "豐台區北宮鎮", "丰台北宫镇", "北京市丰台区右安门街道人民政府", "大厂县"])(
    "“%s” is unknown",
    (name) => expect(resolve(name).kind).toBe("unknown"),
  );

  it("keeps the scope that an unknown agency's name states", () => {
    expect(resolve("某海关（全关区）")).toMatchObject({ kind: "unknown", scope: "territory" });
    expect(resolve("某海关")).toMatchObject({ kind: "unknown", scope: "own" });
  });

  it("of a zone counts only below a printed place", () => {
    expect(resolve("北京经济技术开发区管理委员会").kind).toBe("unknown");
    expect(resolve("大兴区北京经济技术开发区管理委员会")).toMatchObject({ code: "110115403" });
    expect(resolve("西工区人民政府")).toMatchObject({ code: "410303", parentCode: "410300" });
  });
});

describe("a bureau", () => {
  it.each([
    ["北京市丰台区教育委员会", "北京市丰台区教育委员会", "教育委员会", "110106"],
    ["丰台区教育委员会", "北京市丰台区教育委员会", "教育委员会", "110106"],
    ["北京市教育委员会", "北京市教育委员会", "教育委员会", "110000"],
    ["丰台区政府办公室", "北京市丰台区人民政府办公室", "政府办公室", "110106"],
    ["丰台区政务服务管理局", "北京市丰台区政务服务管理局", "政务服务管理局", "110106"],
    ["北京市市场监督管理局", "北京市市场监督管理局", "市场监督管理局", "110000"],
    ["北京市东城区城市管理委员会", "北京市东城区城市管理委员会", "城市管理委员会", "110101"],
    ["北京市天安门地区管理委员会", "北京市天安门地区管理委员会", "天安门地区管理委员会", "110000"],
    [
      "北京市人民政府国有资产监督管理委员会",
      "北京市国有资产监督管理委员会",
      "国有资产监督管理委员会",
      "110000",
    ],
    ["北京市公安局丰台分局", "北京市公安局丰台分局", "公安局丰台分局", "110106"],
    ["国家税务总局北京市丰台区税务局", "国家税务总局北京市丰台区税务局", "税务局", "110106"],
    ["丰台区北宫镇财政所", "北京市丰台区北宫镇财政所", "财政所", "110106100"],
  ])("%s is %s", (printed, name, shortName, parentCode) => {
    expect(resolve(printed)).toMatchObject({ kind: "bureau", name, shortName, parentCode });
  });

  it("of a place with a common name needs a witness", () => {
    expect(resolve("朝阳区教育局").kind).toBe("unknown");
    expect(resolve("朝阳区教育局", "长春市")).toMatchObject({ parentCode: "220104", by: "witness" });
  });

  it.each([
    "北京市丰合区教育委员会",
    "上海市浦冬新区教育局",
    "北京市丰台区卢勾桥镇财政所",
    "北京市丰台教育局",
  ])("%s, misspelt in the middle, does not become a bureau of the city", (name) =>
    expect(resolve(name).kind).toBe("unknown"),
  );

  it.each(["丰台区教委", "丰台区年度报告", "教育委员会", "北京市丰台区2022"])(
    "%s is no name of a bureau",
    (name) => expect(resolve(name).kind).toBe("unknown"),
  );
});

describe("every division", () => {
  const governed = [...tree.byCode.values()].filter((one) => !isFiller(tree, one));
  const pathTo = (code: string) => fullName(tree, governingParent(tree, code)?.code ?? code);

  it("is found by the whole name of its government", () => {
    fc.assert(
      fc.property(fc.constantFrom(...governed.filter(({ parent }) => parent !== null)), (division) => {
        const name = pathTo(division.code) + governmentName(division);
        expect(resolve(name)).toMatchObject({ kind: "division", code: division.code, by: "full-path" });
      }),
      { numRuns: 2000 },
    );
  });

  it("of township level is found by its whole name with 人民政府 or 办事处", () => {
    const townships = governed.filter(({ level }) => level === "township");
    fc.assert(
      fc.property(fc.constantFrom(...townships), ({ code, name }) => {
        const printed = fullName(tree, code) + (name.endsWith("街道") ? "办事处" : "人民政府");
        expect(resolve(printed)).toMatchObject({ kind: "division", code });
      }),
      { numRuns: 2000 },
    );
  });

  it("of township level, zones aside, is never found as another one when its own name alone is printed", () => {
    const townships = governed.filter((one) => one.level === "township" && !isZone(one));
    fc.assert(
      fc.property(fc.constantFrom(...townships), ({ code, name }) => {
        const found = resolve(name);
        if (found.kind === "division") expect(found.code).toBe(code);
      }),
      { numRuns: 2000 },
    );
  });
});
