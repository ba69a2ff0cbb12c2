import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

type Locked = { name?: string; version?: string; license?: string; dev?: boolean };

/** The licences of all packages that the program is made of, bundled ones too, with their texts. */
export function licenceTexts(packages: Record<string, Locked>): string {
  const shipped = Object.entries(packages).filter(
    ([folder, { dev }]) => folder !== "" && !dev && existsSync(folder),
  );
  const parts = shipped.map(([folder, { name, version, license = "见下" }]) => {
    const title = `${name ?? folder.replace(/^.*node_modules\//, "")} ${version}　${license}`;
    return [title, "", ...textsIn(folder)].join("\n");
  });
  return `本程序所用的软件包及其许可。\n\n${parts.join(`\n\n${"─".repeat(60)}\n\n`)}\n`;
}

function textsIn(folder: string): string[] {
  const files = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isFile() && /^(?:licen[cs]e|notice|copying)/i.test(entry.name) ? entry.name : [],
  );
  return files.sort().map((file) => readFileSync(path.join(folder, file), "utf8").trim());
}
