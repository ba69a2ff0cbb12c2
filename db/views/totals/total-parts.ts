import { missingReasons } from "@/lib/catalogue/cell";
import { formFacts } from "@/lib/catalogue/form-facts";
import { numberText } from "@/lib/chart/number-text";
import { itemsOnPage, pageCount } from "@/lib/view/page-number";
import { partKindNames, type TotalsQuery } from "@/lib/view/totals-query";
import type { ReadDb } from "../../client";
import { agencyNames } from "../../queries/agency-rows";
import { partFigures } from "../../queries/totals/part-figures";
import { regionTotals } from "../../queries/totals/region-totals";

/** An agency with what it gives to one summed cell. */
export type TotalPartRow = {
  key: string;
  name: string;
  kind: string;
  /** Its figure, or why there is none. */
  text: string;
  /** Whether the figure is in the sum; `doubt` says what is wrong with it, or nothing. */
  isCounted: boolean;
  doubt: string;
  /** Whether there is a report on the form that is summed, and so a place in its source. */
  hasSource: boolean;
};

const onPage = 200;

/** The agencies that a summed cell is made of, in the order of divisions, and those that give nothing to it. */
export async function totalPartRows(
  db: ReadDb,
  asked: TotalsQuery & { cell: string },
  page: number,
): Promise<{ rows: TotalPartRow[]; pages: number; all: number }> {
  const { region, year, kind, form, cell } = asked;
  const totals = await regionTotals(db, { region, year, kind, form });
  const parts = totals?.parts ?? [];
  const shown = itemsOnPage(parts, page, onPage);
  const ids = shown.map(({ id }) => id);
  const figures = await partFigures(db, ids, year, cell);
  const names = await agencyNames(
    db,
    parts.map(({ key }) => key),
  );
  const rows = shown.map((part): TotalPartRow => {
    const common = { key: part.key, name: names.get(part.key) ?? part.key, kind: partKindNames[part.kind] };
    const out = { ...common, isCounted: false, doubt: "", hasSource: false };
    if (part.form === null) return { ...out, text: missingReasons[part.absence ?? "not_collected"].zh };
    if (part.form !== totals?.form) return { ...out, text: `${formFacts[part.form].zh}，不计入` };
    const figure = figures.get(part.id);
    if (figure === undefined) return { ...out, text: missingReasons.not_in_form.zh };
    if (figure.value === null)
      return { ...out, hasSource: true, text: missingReasons[figure.missing ?? "unreadable"].zh };
    const text = numberText(figure.value);
    if (figure.isImpossible) return { ...out, hasSource: true, text, doubt: "明显有误，未计入" };
    return { ...common, hasSource: true, text, isCounted: true, doubt: figure.isQuestioned ? "待核" : "" };
  });
  return { rows, pages: pageCount(parts.length, onPage), all: parts.length };
}
