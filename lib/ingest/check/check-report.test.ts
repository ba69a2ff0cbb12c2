import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsOfForm } from "@/lib/catalogue/cells";
import { balancedFigures } from "@/lib/specimen/balanced-figures";
import type { SpecimenCell } from "@/lib/specimen/figures";
import type { SpecimenForm } from "@/lib/specimen/specimen";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { encodeText, renderText } from "@/lib/specimen/text";
import { readReport } from "../read-file";

const forms = ["2021", "2019"] as const satisfies readonly SpecimenForm[];
const flow = ["received", "carried_in", "closed", "carried_out"];
const unsummed = ["received", "carried_in", "carried_out"];

/** Written down from CHECKS by hand, not from the catalogue: which sums a cell takes part in. */
function expectedChecks(id: string): string[] {
  const [table, ...rest] = id.split(".");
  const column = rest.pop() ?? "";
  const row = rest.join(".");
  if (table === "disputes") return [`dispute-sum ${row}`];
  if (table !== "requests") return [];
  const found = [`applicant-sum ${row}`];
  if (flow.includes(row)) found.push(`balance ${column}`);
  if (!unsummed.includes(row)) found.push(`closed-sum ${column}`);
  return found.sort();
}

async function failing(form: SpecimenForm, cells: ReadonlyMap<string, SpecimenCell>): Promise<string[]> {
  const text = renderText(plainSpecimen(form, { cells: new Map(cells) }), "line-per-row");
  const outcome = await readReport(encodeText(text, "utf-8"), "报告");
  if (outcome.status === "refused") throw new Error(outcome.reason);
  return outcome.problems
    .filter(({ severity }) => severity === "error")
    .map(({ check, cells: involved }) => {
      const last = (involved.at(-1) ?? "").split(".");
      const applicantSum = check === "applicant-sum" || check === "dispute-sum";
      return `${check} ${applicantSum ? last.slice(1, -1).join(".") : last.at(-1)}`;
    })
    .sort();
}

/** Figures with something in every place, so that a digit less is still a figure. */
function fullFigures(form: SpecimenForm): Map<string, SpecimenCell> {
  const sample = fc.sample(
    balancedFigures(form).filter((cells) => {
      const received = cells.get("requests.received.total");
      return received?.kind === "number" && received.value > 20;
    }),
    { numRuns: 1, seed: 11 },
  );
  return sample[0] ?? new Map();
}

describe.each(forms)("one digit changed on form %s", (form) => {
  const good = fullFigures(form);

  it("leaves a balanced report without a failing check when nothing is changed", async () => {
    expect(await failing(form, good)).toEqual([]);
  });

  it("fires exactly the sums that the figure takes part in, for every cell under a sum", async () => {
    const cells = cellsOfForm(form).filter(({ table }) => table === "requests" || table === "disputes");
    for (const { id } of cells) {
      const before = good.get(id);
      if (before?.kind !== "number") throw new Error(`no figure for ${id}`);
      const changed = new Map(good).set(id, { kind: "number", value: before.value + 1 });
      expect([id, await failing(form, changed)]).toEqual([id, expectedChecks(id)]);
    }
  });
});

describe("a check over a missing figure", () => {
  it("is undecidable: neither failed nor passed, and the cell is listed as incomplete", async () => {
    const cells = fullFigures("2021").set("requests.closed.total", { kind: "missing", reason: "slash" });
    expect(await failing("2021", cells)).toEqual([]);
    const text = renderText(plainSpecimen("2021", { cells }), "line-per-row");
    const outcome = await readReport(encodeText(text, "utf-8"), "报告");
    expect(outcome.status).toBe("flagged");
    if (outcome.status === "refused") return;
    expect(
      outcome.problems.filter(({ check }) => check === "incomplete").flatMap(({ cells: ids }) => ids),
    ).toEqual(["requests.closed.total"]);
  });
});
