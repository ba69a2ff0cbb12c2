import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** All files and packages that a file of this folder loads, from the root. */
async function loadedBy(file: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [`lib/chart/forms/${file}`],
    absWorkingDir: root,
    alias: { "@": root },
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    jsx: "automatic",
    metafile: true,
    write: false,
  });
  const inputs = Object.values(metafile.inputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  return [...Object.keys(metafile.inputs), ...inputs];
}

it("server pages load no drawing of Recharts with the chart forms", async () => {
  const loaded = await loadedBy("forms.ts");
  expect(loaded).toContain("lib/chart/forms/line/line-sentence.ts");
  expect(loaded.filter((path) => /^recharts|^docx|^pptxgenjs|-drawing\.tsx$/.test(path))).toEqual([]);
});

it("the live chart loads no sentence and no Office chart with the drawings", async () => {
  const loaded = await loadedBy("drawings.tsx");
  expect(loaded).toContain("recharts");
  expect(
    loaded.filter((path) => /^lib\/(export|sentence)\/|-(form|sentence|native)\.ts$/.test(path)),
  ).toEqual([]);
});
