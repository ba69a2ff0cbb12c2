import { readFileSync } from "node:fs";

/** One file of a recipe, and what is done to it. */
export type Step = { kind: "new" | "edit" | "generate"; path: string; text: string };

/** How something is added, as CONTRIBUTING.md says it. */
export type Recipe = {
  name: string;
  steps: Step[];
  /** The same done once, as a patch to this tree; null where it is too much for an example. */
  patch: string | null;
  /** The tests that show it to be right. */
  tests: string[];
};

/**
 * The recipes of CONTRIBUTING.md. Each has a heading `### Add …`, one numbered line a file (`1. new \`path\`: what to
 * write`), a line `Example:` with the patch, and a line `Tests:`. Throws where a line of a list is none of these.
 */
export function readRecipes(): Recipe[] {
  const [, ...parts] = readFileSync("CONTRIBUTING.md", "utf8").split(/^### (?=Add )/m);
  return parts.map((part) => {
    const [name = "", ...lines] = (part.split(/^##/m)[0] ?? "").split("\n");
    const [, patch = null] = /^Example: .*\]\((scripts\/contributing\/[\w-]+\.patch)\)/m.exec(part) ?? [];
    const [, tests = ""] = /^Tests: (.+)$/m.exec(part) ?? [];
    return {
      name,
      steps: lines.filter((line) => /^\d+\. /.test(line)).map(stepOf),
      patch,
      tests: codeIn(tests),
    };
  });
}

function stepOf(line: string): Step {
  const [, kind, path, text] = /^\d+\. (new|edit|generate) `([^`]+)`: (.+)$/.exec(line) ?? [];
  if (!path || !text || (kind !== "new" && kind !== "edit" && kind !== "generate"))
    throw new Error(`no step of a recipe: "${line}"`);
  return { kind, path, text };
}

/** What stands between backticks. */
export const codeIn = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);
