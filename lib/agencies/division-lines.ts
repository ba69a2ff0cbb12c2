import type { Division } from "@/lib/agencies/division";

const HEADING = /^(#{1,3}) (\d{6}) (.+)$/;
const THREE_DIGITS = /^\d{3}(?=\D)/;
const LEVELS = ["province", "city", "county"] as const;

/**
 * Reads the committed text form: `# 110000 北京市` province, `## 110100 市辖区` city, `### 110106 丰台区` county,
 * and below each heading its townships, `100北宫镇`. The three digits follow the heading's code; a line
 * without digits is one more than the line before. `//` lines are comments. Throws on anything else.
 */
export function* parseDivisionLines(lines: Iterable<string>): Generator<Division> {
  const open: string[] = [];
  let heading = "";
  let last = 0;
  for (const line of lines) {
    if (line === "" || line.startsWith("//")) continue;
    if (line.startsWith("#")) {
      const [, marks = "", code = "", name = ""] = HEADING.exec(line) ?? [];
      const level = LEVELS[marks.length - 1];
      if (level === undefined) throw new Error(`not a division heading: "${line}"`);
      open.length = marks.length - 1;
      const parent = open.at(-1) ?? null;
      open.push(code);
      heading = code;
      last = 0;
      yield { code, name, level, parent };
      continue;
    }
    // Most of the 41,000 lines have no digits; a character comparison keeps them clear of the expression.
    const numbered = line < ":";
    if (heading === "" || (numbered && !THREE_DIGITS.test(line)))
      throw new Error(`not a township line: "${line}"`);
    last = numbered ? Number(line.slice(0, 3)) : last + 1;
    const code = heading + String(last).padStart(3, "0");
    yield { code, name: numbered ? line.slice(3) : line, level: "township", parent: heading };
  }
}

/** Prints divisions, given parents first and townships directly after their parent, in the form read above. */
export function* printDivisionLines(divisions: Iterable<Division>): Generator<string> {
  let expected = "";
  for (const { code, name, level } of divisions) {
    if (level === "township") {
      yield code === expected ? name : code.slice(6) + name;
      expected = code.slice(0, 6) + String(Number(code.slice(6)) + 1).padStart(3, "0");
    } else {
      yield `${"#".repeat(LEVELS.indexOf(level) + 1)} ${code} ${name}`;
      expected = "";
    }
  }
}
