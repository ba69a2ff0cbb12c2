import { describe, expect, it } from "vitest";
import { mergeRegister } from "@/lib/agencies/merge-register";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { parseRegister } from "@/lib/agencies/register-file";
import type { AgencyRegister } from "@/lib/agencies/registered-agency";
import { resolveAgency, resolveCode } from "@/lib/agencies/resolve-agency";
import { successorOf } from "@/lib/agencies/successor";

const national = nationalDivisions();
const HEADER = "代码,名称,简称,类别,上级代码,别名,起始年,终止年,并入";
const nothing: AgencyRegister = { tree: national, agencies: [] };

/** What is known after each list, one taken after the other. */
function taken(...lists: string[][]) {
  let known = nothing;
  const rekeyed = new Map<string, string>();
  for (const rows of lists) {
    const { register, columns, problems } = parseRegister([HEADER, ...rows].join("\n"), known.tree);
    expect(problems).toEqual([]);
    const merged = mergeRegister(known, register, columns, national);
    known = merged.register;
    for (const [old, key] of merged.rekeyed) rekeyed.set(old, key);
  }
  return { register: known, rekeyed };
}

const shown = ({ agencies }: AgencyRegister) =>
  agencies.map(({ key, code, name, validTo }) => [key, code, name, validTo ?? null]);

const beigong = "北京市丰台区北宫镇人民政府";

describe("a row that ends a town", () => {
  it.each([
    ["by its code", `110106100,${beigong},,乡镇,110106,,,2022,王佐镇`],
    ["by its whole name", `,${beigong},,乡镇,110106,,,2022,王佐镇`],
    ["by its short name under the same parent", ",北宫镇,,乡镇,110106,,,2022,王佐镇"],
  ])("%s changes the town itself, which keeps its key", (_, row) => {
    const { register, rekeyed } = taken([row]);
    expect(shown(register)).toEqual([["110106100", "110106100", beigong, 2022]]);
    expect(rekeyed.size).toBe(0);
    const [town] = register.agencies;
    expect(town && successorOf(town, register)).toMatchObject({ key: "110106101", shortName: "王佐镇" });
  });

  it("leaves it found under every form of its name, and by its code, after its end too", () => {
    const { register } = taken([`110106100,${beigong},,乡镇,110106,,,2022,`]);
    for (const name of [beigong, "丰台区北宫镇", "北宫镇政府"])
      for (const year of [2021, 2024])
        expect(resolveAgency(register, name, [], year)).toMatchObject({ agency: { key: "110106100" } });
    expect(resolveCode(register, "110106100", "own", 2024)).toMatchObject({ agency: { key: "110106100" } });
  });
});

describe("two agencies with one code in different years", () => {
  const top = ["990000,云山省,,政府,,,,,", "990001,云山省青云县,,政府,990000,,,,"];
  const old = "990001100,云山省青云县甲镇人民政府,,乡镇,990001,,,2020,乙镇";
  const young = "990001100,云山省青云县乙镇人民政府,,乡镇,990001,,2021,,";
  const towns = (register: AgencyRegister) => shown(register).slice(2);
  const own = expect.stringMatching(/^990001-b[a-z2-7]{8}$/);

  it("are two: the one there today has the code as its key, whichever came first", () => {
    const today = ["990001100", "990001100", "云山省青云县乙镇人民政府", null];
    const before = [own, "990001100", "云山省青云县甲镇人民政府", 2020];
    expect(towns(taken([...top, old, young]).register)).toEqual([before, today]);
    expect(towns(taken([...top, young], [old]).register)).toEqual([today, before]);
    const moved = taken([...top, old], [young]);
    expect(towns(moved.register)).toEqual([before, today]);
    expect([...moved.rekeyed]).toEqual([["990001100", own]]);
  });

  it("are told apart by year and by name", () => {
    const { register } = taken([...top, old, young]);
    const name = (year: number) => resolveCode(register, "990001100", "own", year);
    expect(name(2020)).toMatchObject({ agency: { key: own } });
    expect(name(2021)).toMatchObject({ agency: { key: "990001100" } });
    expect(resolveAgency(register, "青云县甲镇政府", [], 2020)).toMatchObject({ agency: { key: own } });
    const [, , former] = register.agencies;
    expect(former && successorOf(former, register)).toMatchObject({ key: "990001100" });
  });

  it("are one where the code goes on under another name, which stays known", () => {
    const { register } = taken(
      [...top, "990001100,云山省青云县甲镇人民政府,,乡镇,990001,,,,"],
      ["990001100,云山省青云县乙镇人民政府,,乡镇,990001,,,,"],
    );
    expect(towns(register)).toEqual([["990001100", "990001100", "云山省青云县乙镇人民政府", null]]);
    for (const name of ["云山省青云县甲镇人民政府", "青云县乙镇政府"])
      expect(resolveAgency(register, name, [], 2020)).toMatchObject({ agency: { key: "990001100" } });
  });
});

describe("a bureau", () => {
  const bureau = (name: string, rest = ",,,") => `,${name},,部门,110106,${rest}`;
  const [known] = taken([bureau("北京市丰台区教育局")]).register.agencies;

  it("has a key of letters and digits that follows from its parent and its name there, however it is listed", () => {
    expect(known?.key).toMatch(/^110106-b[a-z2-7]{8}$/);
    expect(known).toMatchObject({ key: "110106-bimib7nin", shortName: "教育局" });
    expect(taken([bureau("丰台区教育局", "教育局,,,")]).register.agencies[0]?.key).toBe(known?.key);
  });

  it("keeps its key when it is renamed and its old name stays an alias", () => {
    const { register } = taken(
      [bureau("北京市丰台区教育局")],
      [bureau("北京市丰台区教育委员会", "丰台区教育局,,,")],
    );
    expect(register.agencies).toMatchObject([{ key: known?.key, name: "北京市丰台区教育委员会" }]);
    for (const name of ["北京市丰台区教育局", "丰台区教育委员会", "丰台区教育局"])
      expect(resolveAgency(register, name, [], 2023)).toMatchObject({ agency: { key: known?.key } });
  });

  it("that took over from one that has ended, and has its name for an alias, is another", () => {
    const ended = bureau("北京市丰台区教育局", ",,2018,");
    const { register } = taken([ended], [bureau("北京市丰台区教育体育局", "丰台区教育局,,,")]);
    expect(register.agencies).toHaveLength(2);
  });

  it("of a name that another bore in other years is another, with a key of its own", () => {
    const { register } = taken([
      bureau("北京市丰台区信息办公室", ",,2018,"),
      bureau("北京市丰台区信息办公室", ",2019,,"),
    ]);
    expect(new Set(register.agencies.map(({ key }) => key)).size).toBe(2);
  });
});

it("leaves as it was what a list has no column for", () => {
  const { register } = taken([`110106100,${beigong},,乡镇,110106,,2019,2022,王佐镇`]);
  const short = parseRegister(
    `代码,名称,类别,上级代码,别名\n110106100,${beigong},乡镇,110106,北宫`,
    register.tree,
  );
  const merged = mergeRegister(register, short.register, short.columns, national);
  expect(merged.register.agencies).toMatchObject([
    { key: "110106100", validFrom: 2019, validTo: 2022, successor: "王佐镇", aliases: ["北宫"] },
  ]);
});

it("takes a code set right where the old one is nobody's", () => {
  const top = ["990000,云山省,,政府,,,,,", "990001,云山省青云县,,政府,990000,,,,"];
  const town = (code: string) => `${code},云山省青云县甲镇人民政府,,乡镇,990001,,,,`;
  const { register, rekeyed } = taken([...top, town("990001100")], [town("990001101")]);
  expect(shown(register).slice(2)).toEqual([["990001101", "990001101", "云山省青云县甲镇人民政府", null]]);
  expect([...rekeyed]).toEqual([["990001100", "990001101"]]);
});
