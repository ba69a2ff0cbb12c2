import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { MissingReason } from "@/lib/catalogue/cell";
import type { AgencyFigure } from "@/lib/statistics/agency-figure";
import { ReasonTable, reasonCells } from "./reason-table";

const [first = ""] = reasonCells;
const figure = (indicator: string, year: number, given: number | MissingReason): AgencyFigure => ({
  ...{ agencyKey: "99", year, indicator, scope: "own", part: null, whole: null, expected: true },
  value: typeof given === "number" ? given : null,
  missing: typeof given === "number" ? null : given,
  form: given === "not_filed" || given === "not_collected" || given === "not_due" ? null : "2021",
  ...{ impossible: false, checks: [], approximate: false },
});

it("lists only reasons that some report gives, and says 0 of the years with a report alone", () => {
  for (const absence of ["not_filed", "not_collected", "not_due"] as const) {
    const figures = reasonCells.flatMap((id) => [
      figure(id, 2023, id === first ? 4 : 0),
      figure(id, 2024, absence),
    ]);
    const html = renderToStaticMarkup(<ReasonTable figures={figures} years={[2023, 2024]} />);
    expect([absence, html.match(/scope="row"/g)?.length]).toEqual([absence, 1]);
    expect(html).toContain(`有报告的各年，其余${reasonCells.length - 1}项原因都是0件`);
  }
});
