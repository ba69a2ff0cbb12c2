import { cellById } from "@/lib/catalogue/cells";
import { disputeCellId, disputeRoutes } from "@/lib/catalogue/disputes";
import { possibleFigure, type YearProblem, type YearReport, yearProblem } from "./year-report";

/** The cells that the check looks at. */
export const pendingCells = disputeRoutes.flatMap(({ id }) =>
  (["pending", "total"] as const).map((result) => disputeCellId(id, result)),
);

/** pending: more cases of a route left pending last year than there are of it this year at all. */
export function vanishedCases(before: YearReport, after: YearReport): YearProblem[] {
  return disputeRoutes.flatMap(({ id: route }) => {
    const pending = disputeCellId(route, "pending");
    const total = disputeCellId(route, "total");
    const left = possibleFigure(before, pending);
    const now = possibleFigure(after, total);
    if (left === null || now === null || left <= now) return [];
    const message = `${before.year}年“${cellById(pending).zh}”${left}件，${after.year}年“${cellById(total).zh}”总计只有${now}件，上年未审结的案件没有全部计入，请核对。`;
    return [
      yearProblem("pending", [total], message, [
        [`${before.year} ${pending}`, left],
        [total, now],
      ]),
    ];
  });
}
