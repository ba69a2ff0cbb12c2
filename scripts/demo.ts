import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { settings } from "@/lib/settings";
import { demoDocuments, demoRegister } from "@/lib/specimen/demo/documents";
import { filesBelow } from "./files";
import { importAndReport } from "./import";
import { printLine } from "./terminal";

const sample = fileURLToPath(new URL("../lib/specimen/fixtures/beigong-2021.txt", import.meta.url));

/**
 * `demo`: writes the demonstration reports as documents beside the database and imports them like any others, with
 * the one real report of the project, all at once: a database has the whole of it or nothing. Some are wrong on
 * purpose; that they are found is no failure.
 */
export async function demo(): Promise<number> {
  const folder = path.join(path.dirname(settings().DATABASE_PATH), "演示报告");
  rmSync(folder, { recursive: true, force: true });
  let count = 0;
  for (const { path: name, bytes } of demoDocuments()) {
    const target = path.join(folder, name);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, bytes);
    count += 1;
  }
  writeFileSync(path.join(folder, "机构名录.csv"), `\ufeff${demoRegister()}`);
  printLine(`演示数据：${count}份报告写在${folder}，机关和数字均为虚构。`);
  const real = { path: sample, name: path.basename(sample) };
  await importAndReport([...filesBelow([folder]).files, real], { demo: (name) => name !== real.name });
  return 0;
}
