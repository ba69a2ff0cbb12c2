import type { Absence } from "@/lib/agencies/filing";
import type { Form } from "@/lib/catalogue/cell";
import { cellById } from "@/lib/catalogue/cells";
import { formFacts } from "@/lib/catalogue/form-facts";
import { indicatorTable, printedTables } from "@/lib/catalogue/printed-tables";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import { numberText } from "@/lib/chart/number-text";
import type { CoverageOfKind, ExportedTotals, TotalFigure } from "@/lib/export/totals/exported-totals";
import {
  differenceOf,
  doubledSentence,
  leftForOthers,
  membersSentence,
  type PartCounts,
  restSentence,
  summedSentence,
  totalNotes,
  totalText,
  wholeSentence,
  wholeText,
} from "@/lib/sentence/totals-phrases";
import { totalsLink } from "@/lib/view/addresses";
import { partKindNames, printTotals, type TotalsQuery } from "@/lib/view/totals-query";
import { type PartKind, partKinds } from "@/lib/years/region-totals";
import type { ReadDb } from "../../client";
import { agencyNames } from "../../queries/agency-rows";
import { currentVersion, demoAgencyKeys } from "../../queries/dataset-version";
import { type RegionTotals, regionTotals, type TotalPart } from "../../queries/totals/region-totals";
import { remembered } from "../../remembered";

/** The sums over a territory with their words, and the forms that they can be asked for on. */
export type TotalsView = ExportedTotals & {
  form: Form | null;
  forms: RegionTotals["forms"];
};

/** See `TotalsView`; null where the region is no government. `address` is without its site. */
export const totalsView = remembered(
  "totalsView",
  async (db: ReadDb, asked: TotalsQuery): Promise<TotalsView | null> => {
    const { region, year, kind, form } = asked;
    const totals = await regionTotals(db, { region, year, kind, form });
    if (totals === null) return null;
    const { parts, doubled, summed, refused, wholeForm } = totals;
    const named = parts.filter((part) => part.form !== totals.form).map(({ key }) => key);
    const byId = new Map(parts.map((part) => [part.id, part.key]));
    const wrong = totals.impossible.flatMap(({ agency }) => byId.get(agency) ?? []);
    const names = await agencyNames(db, [region, ...named, ...doubled, ...wrong]);
    const nameOf = (key: string) => names.get(key) ?? key;
    const version = await currentVersion(db);
    const demos = await demoAgencyKeys(db);
    const kinds = kind === null ? partKinds : [kind];
    const place = nameOf(region);
    const whole = {
      ...{ kind, form: totals.form, wholeForm },
      missing: parts.filter(({ form: given }) => given === null).length,
      governments: parts.filter((one) => one.form === null && one.kind === "government").length,
      otherForms: totals.forms.reduce((sum, one) => (one.form === totals.form ? sum : sum + one.reports), 0),
    };
    const hasWhole = wholeForm !== null && wholeForm === totals.form;
    const isCompared = refused.length === 0;
    return {
      title: `${place}${kind === null ? "" : partKindNames[kind]}${year}年政府信息公开统计合计`,
      sentences: [
        membersSentence(
          place,
          year,
          kinds.map((one) => countsOf(one, parts)),
        ),
        summedSentence(totals.form, summed, totals.forms),
        ...(doubled.length > 0 ? [doubledSentence(doubled.map(nameOf))] : []),
      ],
      wholeSentence: summed === 0 ? "" : wholeSentence(refused, whole, totals.cells),
      restSentence: restSentence(refused, whole, totals.cells),
      filters: [
        `范围：${place}`,
        `合计：${kind === null ? "全部单位" : partKindNames[kind]}，${summed}份本机关年报`,
        `年度：${year}年`,
        `表式：${totals.form === null ? "没有" : formFacts[totals.form].zh}`,
      ],
      address: totalsLink(printTotals({ ...asked, cell: null, v: version?.label ?? null })),
      version: version?.label ?? "没有数据",
      madeOn: version ? shanghaiDay(version.createdAt) : "",
      demo: parts.some(({ key, form: given }) => given !== null && demos.has(key)),
      year,
      tables: summed === 0 ? [] : tablesOf(totals.form),
      figures: new Map(
        totals.cells.map((total): [string, TotalFigure] => {
          const difference = hasWhole ? differenceOf(total, !isCompared) : null;
          return [
            total.cell,
            {
              name: cellById(total.cell).zh,
              ...{ sum: total.sum, text: totalText(total), reported: total.reported, flagged: total.flagged },
              notes: totalNotes(total, summed),
              ...{ whole: total.whole, wholeFlagged: total.wholeFlagged },
              wholeText: hasWhole ? wholeText(total) : "",
              ...{ difference: difference?.value ?? null, differenceText: difference?.text ?? "" },
              why: difference?.why ?? "",
              ...{ rest: total.rest, restText: leftForOthers(total) },
            },
          ];
        }),
      ),
      ...{ hasWhole, isCompared, summed, form: totals.form, forms: totals.forms },
      coverage: kinds.map((one) => coverageOf(one, parts, totals.form, nameOf)),
      excludedMore:
        totals.cells.reduce((sum, { impossible }) => sum + impossible, 0) - totals.impossible.length,
      excluded: totals.impossible.map(({ agency, cell, value }) => {
        const key = byId.get(agency) ?? "";
        return { agency: key, name: nameOf(key), cell, cellName: cellById(cell).zh, text: numberText(value) };
      }),
    };
  },
);

const tablesOf = (form: Form | null): ExportedTotals["tables"] => {
  if (form === null) return [];
  return form === "2014" ? [indicatorTable()] : printedTables(form);
};

function countsOf(kind: PartKind, parts: readonly TotalPart[]): PartCounts {
  const of = parts.filter((part) => part.kind === kind);
  const absent = (reason: Absence) => of.filter(({ absence }) => absence === reason).length;
  return {
    kind,
    expected: of.length,
    filed: of.filter(({ form }) => form !== null).length,
    notFiled: absent("not_filed"),
    notDue: absent("not_due"),
    notCollected: absent("not_collected"),
  };
}

const absences = ["not_filed", "not_due", "not_collected"] as const;

function coverageOf(
  kind: PartKind,
  parts: readonly TotalPart[],
  form: Form | null,
  nameOf: (key: string) => string,
): CoverageOfKind {
  const of = parts.filter((part) => part.kind === kind);
  const named = (those: readonly TotalPart[]) => those.map(({ key }) => ({ key, name: nameOf(key) }));
  const others = [...new Set(of.flatMap((part) => part.form ?? []))].filter((one) => one !== form);
  return {
    name: partKindNames[kind],
    expected: of.length,
    filed: of.filter((part) => part.form !== null).length,
    summed: of.filter((part) => part.form !== null && part.form === form).length,
    absent: absences.flatMap((reason) => {
      const those = of.filter(({ absence }) => absence === reason);
      return those.length > 0 ? [{ reason, agencies: named(those) }] : [];
    }),
    others: others.map((one) => ({
      form: formFacts[one].zh,
      agencies: named(of.filter((part) => part.form === one)),
    })),
  };
}
