import { describe, expect, it } from "vitest";
import { cells, cellsOfForm } from "./cells";
import { identities } from "./identities";
import { indicators } from "./indicators";
import { printedTables } from "./printed-tables";

const boxesOf = (form: "2021" | "2019") =>
  printedTables(form)
    .flatMap(({ rows }) => rows.flat())
    .filter(({ role }) => role === "cell")
    .map(({ text }) => text);

describe("the catalogue", () => {
  it("has 10 + 175 + 15 cells on form 2021 and 22 + 161 + 15 on form 2019", () => {
    const count = (form: "2021" | "2019", table: string) =>
      cellsOfForm(form).filter((cell) => cell.table === table).length;
    expect(["disclosure", "requests", "disputes"].map((table) => count("2021", table))).toEqual([
      10, 175, 15,
    ]);
    expect(["disclosure", "requests", "disputes"].map((table) => count("2019", table))).toEqual([
      22, 161, 15,
    ]);
  });

  it("gives every cell and indicator an id of its own", () => {
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
    expect(new Set(indicators.map(({ id }) => id)).size).toBe(indicators.length);
  });

  it.each(["2021", "2019"] as const)("prints each cell of form %s exactly once", (form) => {
    expect(boxesOf(form).sort()).toEqual(
      cellsOfForm(form)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it("refers only to cells that exist, in checks and in indicators", () => {
    const known = new Set(cells.map(({ id }) => id));
    const named = [
      ...identities.flatMap(({ left, right }) => [...left, ...right]),
      ...indicators.flatMap(({ part, whole, minus }) => [...part, ...whole, ...minus]),
    ];
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  it("keeps the ids that the contract fixes", () => {
    const known = new Set(cells.map(({ id }) => id));
    for (const id of [
      "disclosure.normative_documents.repealed",
      "disclosure.fees.amount",
      "disclosure.procurement.amount",
      "requests.received.total",
      "requests.unavailable.not_held.business",
      "requests.otherwise.no_correction.person",
      "requests.otherwise.person",
      "disputes.suit_after_review.pending",
      "prose.training_sessions",
    ])
      expect(known).toContain(id);
  });

  it("derives 7 balances, 14 closed sums, 26 applicant sums and 3 dispute sums from its axes", () => {
    const count = (check: string) => identities.filter((identity) => identity.check === check).length;
    expect(["balance", "closed-sum", "applicant-sum", "dispute-sum"].map(count)).toEqual([7, 14, 26, 3]);
  });
});
