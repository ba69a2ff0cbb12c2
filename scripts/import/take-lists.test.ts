import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openForWriting, type WriteDb } from "@/db/client";
import { agencies } from "@/db/schema";
import { storedRegister } from "@/db/stored-register";
import { type DatabasePlace, emptyDatabase, storeAgencies } from "@/db/test-database";
import { csvLine } from "@/lib/agencies/csv";
import { divisionTree } from "@/lib/agencies/divisions";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import type { AgencyRegister } from "@/lib/agencies/registered-agency";
import { resolveAgency, resolveCode } from "@/lib/agencies/resolve-agency";
import { usesPostgres } from "@/lib/settings";
import { agencyInputs, agencyKey } from "./agency-inputs";
import { takeLists } from "./take-lists";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "lists-"));
});
const places: DatabasePlace[] = [];
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  for (const place of places.splice(0)) await place.remove();
});

let files = 0;
const open = async () => {
  const place = await emptyDatabase();
  places.push(place);
  return openForWriting(place.address);
};

async function take(db: WriteDb, rows: readonly string[][], national = nationalDivisions()) {
  const file = path.join(folder, `${++files}.csv`);
  const head = ["代码", "名称", "类别", "上级代码", "别名", "起始年", "终止年", "并入"];
  writeFileSync(file, [head, ...rows].map(csvLine).join("\n"));
  return takeLists(
    db,
    [{ path: file, name: "名录.csv" }],
    async (inputs) => await storeAgencies(db, inputs),
    national,
  );
}

/** The id under which a report of the name and year would be stored, in an import of its own. */
async function idOf(db: WriteDb, name: string, year: number): Promise<number | undefined> {
  return idIn(db, await storedRegister(db, nationalDivisions()), name, year);
}

async function idIn(
  db: WriteDb,
  register: AgencyRegister,
  name: string,
  year: number,
): Promise<number | undefined> {
  const resolution = /^\d+$/.test(name)
    ? resolveCode(register, name, "own", year)
    : resolveAgency(register, name, [], year);
  if (!resolution) return undefined;
  await storeAgencies(db, agencyInputs(resolution, register));
  const key = agencyKey(resolution, register);
  return (await rowsOf(db)).find((row) => row.key === key)?.id;
}

const rowsOf = async (db: WriteDb) => await db.select().from(agencies);

const beigong = "北京市丰台区北宫镇人民政府";

it("ends a town that reports made known, and brings its successor", async () => {
  const db = await open();
  const before = await idOf(db, beigong, 2021);
  const count = (await rowsOf(db)).length;
  const { faults } = await take(db, [["", "北宫镇", "乡镇", "110106", "", "", "2022", "110106101"]]);
  expect(faults).toEqual([]);
  for (const name of [beigong, "丰台区北宫镇", "110106100"])
    for (const year of [2021, 2025]) expect(await idOf(db, name, year)).toBe(before);
  expect(await rowsOf(db)).toHaveLength(count);
  expect((await rowsOf(db)).find(({ id }) => id === before)).toMatchObject({
    key: "110106100",
    code: "110106100",
    name: beigong,
    validTo: 2022,
    successorKey: "110106101",
  });
  db.close();
});

it("says of a successor that nobody knows that it was not taken", async () => {
  const db = await open();
  const { faults } = await take(db, [["110106100", beigong, "乡镇", "110106", "", "", "2022", "南宫镇"]]);
  expect(faults).toEqual([
    {
      name: "名录.csv",
      reason: `“${beigong}”的并入“南宫镇”不在机关名录和区划代码表中，没有写入；请填写其代码或全称`,
    },
  ]);
  db.close();
});

it("takes a list of bureaus alone, with the places above them", async () => {
  const db = await open();
  await take(db, [["", "北京市丰台区教育局", "部门", "110106", "", "", "", ""]]);
  expect((await rowsOf(db)).map(({ key }) => key)).toEqual(["110000", "110106", "110106-bimib7nin"]);
  db.close();
});

type Unit = {
  code: string;
  names: string[];
  kind: "乡镇" | "部门";
  from: number | null;
  to: number | null;
  into: Unit | null;
  id?: number;
};

const county = "990001";
const place = "云山省青云县";
const whole = ({ names, kind }: Unit) => `${place}${names.at(-1)}${kind === "乡镇" ? "人民政府" : ""}`;
const rowOf = (unit: Unit): string[] => [
  unit.code,
  whole(unit),
  unit.kind,
  county,
  unit.names
    .slice(0, -1)
    .map((name) => `${place}${name}`)
    .join("；"),
  `${unit.from ?? ""}`,
  `${unit.to ?? ""}`,
  unit.into === null ? "" : whole(unit.into),
];

const signs = [..."甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃"];

/** Units of a county and edits of its register: each changes units, or adds one, and gives the rows that say so. */
class County {
  readonly units: Unit[] = [];
  private named = 0;

  add(kind: Unit["kind"], code = kind === "部门" ? "" : `${county}${100 + this.units.length}`): Unit {
    const unit: Unit = { code, names: [this.name(kind)], kind, from: null, to: null, into: null };
    this.units.push(unit);
    return unit;
  }

  edit(what: string, pick: number, year: number): string[][] {
    const present = this.units.filter(({ to }) => to === null);
    const unit = present[pick % present.length];
    if (!unit || what === "again") return this.units.map(rowOf);
    if (what === "rename") unit.names.push(this.name(unit.kind));
    if (what === "end") unit.to = Math.max(year, unit.from ?? year);
    if (what === "merge") {
      unit.to = Math.max(year, unit.from ?? year);
      unit.into = present.find((one) => one !== unit) ?? null;
    }
    if (what === "add") return [rowOf(this.add(pick % 2 === 0 ? "乡镇" : "部门"))];
    if (what === "take code" && unit.kind === "乡镇") {
      unit.to = Math.max(year, unit.from ?? year);
      const heir = this.add("乡镇", unit.code);
      heir.from = (unit.to ?? year) + 1;
      return pick % 2 === 0 ? [rowOf(unit), rowOf(heir)] : [rowOf(heir), rowOf(unit)];
    }
    const [, ...rest] = rowOf(unit);
    return [what === "end" && pick % 2 === 0 ? ["", ...rest] : rowOf(unit)];
  }

  private name(kind: Unit["kind"]): string {
    const at = this.named++;
    return `${signs[at % signs.length]}${signs[(at * 7 + 3) % signs.length]}${kind === "乡镇" ? "镇" : "局"}`;
  }
}

it("knows as many agencies as units are meant, each under all its names, after any edits of a register", async () => {
  const what = fc.constantFrom("again", "rename", "end", "merge", "add", "take code");
  const national = divisionTree(["# 110000 北京市", "### 110106 丰台区", "100北宫镇"]);
  const edit = fc.tuple(what, fc.nat(50), fc.integer({ min: 2019, max: 2023 }));
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 7 }), async (edits) => {
      const db = await open();
      const register = new County();
      for (const kind of ["乡镇", "乡镇", "乡镇", "部门", "部门"] as const) register.add(kind);
      const top = [
        ["990000", "云山省", "政府", "", "", "", "", ""],
        [county, place, "政府", "990000", "", "", "", ""],
      ];
      await take(db, [...top, ...register.units.map(rowOf)], national);
      for (const [kind, pick, year] of [["again", 0, 0] as const, ...edits]) {
        const { faults } = await take(db, register.edit(kind, pick, year), national);
        expect(faults).toEqual([]);
        const known = await storedRegister(db, national);
        for (const unit of register.units) {
          const year = unit.to ?? unit.from ?? 2020;
          for (const name of unit.names) {
            const id = await idIn(db, known, `${place}${name}`, year);
            unit.id ??= id ?? 0;
            expect([name, id]).toEqual([name, unit.id]);
          }
          if (unit.code !== "") expect(await idIn(db, known, unit.code, year)).toBe(unit.id);
        }
        const rows = (await rowsOf(db)).filter(({ parentKey }) => parentKey === county);
        expect(new Set(register.units.map(({ id }) => id)).size).toBe(register.units.length);
        expect(rows).toHaveLength(register.units.length);
        for (const { id, code, to, into } of register.units) {
          const row = rows.find((one) => one.id === id);
          expect(row?.validTo).toBe(to);
          const successor = rows.find((one) => one.key === row?.successorKey);
          expect(successor?.id).toBe(into?.id);
          if (code !== "" && to === null) expect(row?.key).toBe(code);
        }
      }
      db.close();
    }),
    { numRuns: usesPostgres() ? 8 : 25 },
  );
}, 120_000);
