import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readFile } from "../read-file";
import { type Expected, judgeCase } from "./judge-case";

const folder = path.join(import.meta.dirname, "files");
const files = readdirSync(folder);
const suffix = ".expected.json";

for (const name of files.filter((file) => file.endsWith(suffix)).map((file) => file.slice(0, -suffix.length)))
  test(`${name} is read as a person would read it`, async () => {
    const file = files.find((other) => other.startsWith(`${name}.`) && !other.endsWith(suffix));
    if (!file) throw new Error(`no document beside ${name}${suffix}`);
    const expected = JSON.parse(readFileSync(path.join(folder, `${name}${suffix}`), "utf8")) as Expected;
    const [found] = await readFile(readFileSync(path.join(folder, file)), file);
    if (!found) throw new Error(`${file} gave no outcome`);
    expect(judgeCase(found.outcome, expected)).toEqual({ kind: "right", faults: [] });
  });
