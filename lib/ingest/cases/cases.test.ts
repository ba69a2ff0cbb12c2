import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { readFile } from "../read-file";
import { type CaseVerdict, type Expected, judgeCase } from "./judge-case";

const folder = path.join(import.meta.dirname, "files");
const files = readdirSync(folder);
const suffix = ".expected.json";
type Tally = Record<CaseVerdict["kind"], number>;
const tallies = new Map<string, Tally>();

/** The kind of a case is the first word of its name. */
function count(name: string, { kind }: CaseVerdict): void {
  const of = name.split("-")[0] ?? name;
  const tally = tallies.get(of) ?? { right: 0, flagged: 0, refused: 0, wrong: 0 };
  tallies.set(of, { ...tally, [kind]: tally[kind] + 1 });
}

afterAll(() => {
  const cases = ({ right, flagged, refused, wrong }: Tally) => right + flagged + refused + wrong;
  console.table(
    Object.fromEntries([...tallies].map(([kind, tally]) => [kind, { cases: cases(tally), ...tally }])),
  );
});

for (const name of files.filter((file) => file.endsWith(suffix)).map((file) => file.slice(0, -suffix.length)))
  test(`${name} is read as a person would read it`, async () => {
    const file = files.find((other) => other.startsWith(`${name}.`) && !other.endsWith(suffix));
    if (!file) throw new Error(`no document beside ${name}${suffix}`);
    const expected = JSON.parse(readFileSync(path.join(folder, `${name}${suffix}`), "utf8")) as Expected;
    const [found] = await readFile(readFileSync(path.join(folder, file)), file);
    if (!found) throw new Error(`${file} gave no outcome`);
    const verdict = judgeCase(found.outcome, expected);
    count(name, verdict);
    expect(verdict).toEqual({ kind: "right", faults: [] });
  });
