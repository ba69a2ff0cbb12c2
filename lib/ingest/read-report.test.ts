import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balancedFigures } from "@/lib/specimen/balanced-figures";
import { renderDocx } from "@/lib/specimen/docx";
import type { SpecimenCell } from "@/lib/specimen/figures";
import { htmlVariants, renderHtml } from "@/lib/specimen/html";
import { drawQuirks, plainQuirks } from "@/lib/specimen/quirks";
import { seededRandom } from "@/lib/specimen/seeded-random";
import type { Specimen, SpecimenForm } from "@/lib/specimen/specimen";
import {
  dropRepeatedLines,
  encodeText,
  encodings,
  renderText,
  type TextStyleId,
  textStyles,
} from "@/lib/specimen/text";
import { readReport } from "./read-file";
import type { CellReading, ReportReading } from "./reading";

const forms = ["2021", "2019"] as const satisfies readonly SpecimenForm[];
const styles = Object.keys(textStyles) as TextStyleId[];
const agency = "云梦省青石市临江区白鹭镇人民政府";

const quirks = fc.nat().map((seed) => drawQuirks(seededRandom(String(seed))));

function specimenOf(
  form: SpecimenForm,
  cells: Map<string, SpecimenCell>,
  drawn: Specimen["quirks"],
): Specimen {
  const year = form === "2021" ? 2023 : 2019;
  return {
    agency,
    year,
    form,
    scope: "own",
    publishedOn: `${year + 1}-01-18`,
    cells,
    sections: {
      preamble: [`根据有关规定，白鹭镇编制本报告，统计期限自${year}年1月1日起至${year}年12月31日止。`],
      general: ["本年度继续做好信息公开各项基础工作，规范办理流程。"],
      beforeTable: {},
      problems: ["公开内容的更新还不够及时，下一步将加强督促检查，按季度通报。"],
      other: ["本年度没有收取信息处理费。"],
    },
    notice: null,
    quirks: drawn,
  };
}

async function read(bytes: Uint8Array): Promise<ReportReading> {
  const outcome = await readReport(bytes, "报告");
  if (outcome.status === "refused") throw new Error(`refused: ${outcome.reason}`);
  return outcome;
}

const shown = (cell: SpecimenCell | CellReading | undefined) =>
  cell === undefined ? "absent" : cell.kind === "number" ? cell.value : cell.reason;

function expectSame(reading: ReportReading, truth: ReadonlyMap<string, SpecimenCell>) {
  const differing = [...truth].filter(([id, cell]) => shown(cell) !== shown(reading.cells.get(id)));
  expect(
    differing.map(([id, cell]) => `${id}: ${shown(cell)} read as ${shown(reading.cells.get(id))}`),
  ).toEqual([]);
  expect(reading.cells.size).toBe(truth.size);
}

const html = (specimen: Specimen, variant: (typeof htmlVariants)[number]) =>
  new TextEncoder().encode(
    renderHtml(specimen, variant, {
      name: "临江区政府网站",
      column: "信息公开年报",
      source: "白鹭镇",
      charset: "utf-8",
    }),
  );

describe.each(forms)("figures on form %s read back equal, blanks kept apart from zeros,", (form) => {
  it.each(styles.filter((style) => style !== "glued"))("from text in the style %s", async (style) => {
    const blanks = textStyles[style].keepsBlanks;
    await fc.assert(
      fc.asyncProperty(
        balancedFigures(form, { blanks }),
        quirks,
        fc.constantFrom(...encodings),
        async (cells, drawn, encoding) => {
          expectSame(
            await read(encodeText(renderText(specimenOf(form, cells, drawn), style), encoding)),
            cells,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each(htmlVariants.filter((variant) => variant !== "untitled"))("from HTML as %s", async (variant) => {
    await fc.assert(
      fc.asyncProperty(balancedFigures(form, { blanks: true }), quirks, async (cells, drawn) => {
        expectSame(await read(html(specimenOf(form, cells, drawn), variant)), cells);
      }),
      { numRuns: 60 },
    );
  });

  it("from DOCX", async () => {
    await fc.assert(
      fc.asyncProperty(balancedFigures(form, { blanks: true }), quirks, async (cells, drawn) => {
        expectSame(await read(renderDocx(specimenOf(form, cells, drawn))), cells);
      }),
      { numRuns: 60 },
    );
  });

  it("and never become another number in a style that loses blanks", async () => {
    const losing = styles.filter((style) => !textStyles[style].keepsBlanks);
    await fc.assert(
      fc.asyncProperty(
        balancedFigures(form, { blanks: true }),
        quirks,
        fc.constantFrom(...losing),
        async (cells, drawn, style) => {
          const outcome = await readReport(
            encodeText(renderText(specimenOf(form, cells, drawn), style), "utf-8"),
            "报告",
          );
          if (outcome.status === "refused") return;
          for (const [id, cell] of outcome.cells) {
            const truth = cells.get(id);
            if (cell.kind === "number") expect(`${id} ${cell.value}`).toBe(`${id} ${shown(truth)}`);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

it("figures glued to their label are taken apart only where one reading is possible, and flagged", async () => {
  const ones = new Map(
    [...(fc.sample(balancedFigures("2021"), { numRuns: 1, seed: 3 })[0] ?? [])].map(([id, cell]) =>
      id.startsWith("disclosure.") ? ([id, { kind: "number", value: 0 }] as const) : ([id, cell] as const),
    ),
  );
  const reading = await read(encodeText(renderText(specimenOf("2021", ones, plainQuirks), "glued"), "utf-8"));
  expectSame(reading, ones);
  expect(reading.problems.map(({ check }) => check)).toContain("layout");
});

describe("agency, year and day of publication", () => {
  const arbitrary = fc.tuple(balancedFigures("2021"), quirks);
  const expected = ({ quirks, year }: Specimen) => ({
    agency: quirks.title === "none" ? null : agency,
    year,
    publishedOn: quirks.date === "none" ? null : `${year + 1}-01-18`,
  });

  it("are told from text whatever the title and the date look like", async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary, fc.constantFrom(...styles), async ([cells, drawn], style) => {
        const specimen = specimenOf("2021", cells, drawn);
        expect(await read(encodeText(renderText(specimen, style), "utf-8"))).toMatchObject(
          expected(specimen),
        );
      }),
      { numRuns: 200 },
    );
  });

  it("are told from web pages, past site clocks and pages without a heading", async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary, fc.constantFrom(...htmlVariants), async ([cells, drawn], variant) => {
        const specimen = specimenOf("2021", cells, drawn);
        expect(await read(html(specimen, variant))).toMatchObject(expected(specimen));
      }),
      { numRuns: 200 },
    );
  });

  it("are told from Word documents", async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary, async ([cells, drawn]) => {
        const specimen = specimenOf("2021", cells, drawn);
        expect(await read(renderDocx(specimen))).toMatchObject(expected(specimen));
      }),
      { numRuns: 100 },
    );
  });
});

describe("a report", () => {
  const zero = () =>
    fc.sample(balancedFigures("2021"), { numRuns: 1, seed: 7 })[0] ?? new Map<string, SpecimenCell>();

  it("whose repeated lines were dropped is refused, because no figure can be placed", async () => {
    const quiet = new Map<string, SpecimenCell>(
      [...zero()].map(([id]) => [id, { kind: "number", value: 0 }]),
    );
    const alone = new Map(quiet).set("disclosure.penalties.decisions", { kind: "number", value: 447 });
    for (const cells of [zero(), quiet, alone])
      for (const style of ["line-per-cell", "tabbed"] as const) {
        const specimen = specimenOf("2021", cells, plainQuirks);
        const text = dropRepeatedLines(renderText(specimen, style));
        expect(await readReport(encodeText(text, "utf-8"), "报告")).toMatchObject({ status: "refused" });
      }
  });

  it("cut off anywhere inside its tables is refused, and never read with other figures", async () => {
    const cells = zero();
    const text = renderText(specimenOf("2021", cells, drawQuirks(seededRandom("2"))), "line-per-row");
    for (let part = 1; part < 40; part += 1) {
      const outcome = await readReport(encodeText(text.slice(0, (text.length * part) / 40), "utf-8"), "报告");
      if (outcome.status === "refused") continue;
      for (const [id, cell] of outcome.cells)
        if (cell.kind === "number") expect(`${id} ${cell.value}`).toBe(`${id} ${shown(cells.get(id))}`);
    }
  });
});
