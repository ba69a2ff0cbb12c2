import { and, eq } from "drizzle-orm";
import { groupOfKind } from "@/lib/agencies/agency-kind";
import { type Absence, absenceOf } from "@/lib/agencies/filing";
import { type Form, forms as formOrder } from "@/lib/catalogue/cell";
import { cellById, cellsOfForm } from "@/lib/catalogue/cells";
import type { CellRefusal, PartKind, TotalCell, WholeRefusal } from "@/lib/years/region-totals";
import type { ReadDb } from "../../client";
import { isImpossible } from "../../comparable-figure";
import { remembered } from "../../remembered";
import { agencies, reports } from "../../schema";
import { startsWith } from "../../starts-with";
import { knownPages } from "../collected-pages";
import { declaredCollections } from "../collections";
import { type QuestionedCells, questionedCells, slotKey } from "../questioned-cells";
import { figuresOfCells } from "./part-figures";
import { isDeclaredWhole, partsOf, type RegionMember, slotsFiled, territoryOf } from "./parts";
import { cellSums, type ImpossibleFigure, impossibleFigures, sumOfNobody } from "./summed-cells";

/** An agency whose own report is, or should be, a part. `form` is that of its report; null: there is none, and `absence` says why. */
export type TotalPart = {
  id: number;
  key: string;
  kind: PartKind;
  form: Form | null;
  absence: Absence | null;
};

/**
 * The own reports of all agencies in a territory, or of one kind of them, summed cell by cell over those on one form,
 * beside the report for the whole territory. Reports for a territory are never added, nor is any figure of another form.
 */
export type RegionTotals = {
  /** In the order of divisions; those of the kind that is asked for. */
  parts: TotalPart[];
  /** The forms of their reports, the one with the most reports first. */
  forms: { form: Form; reports: number }[];
  /** The form that is summed; null where no report is on a statutory one. */
  form: Form | null;
  /** The reports that are summed. */
  summed: number;
  /** Keys of governments that filed for themselves and have an office that files as well. */
  doubled: string[];
  /** The form of the whole territory's report; null where it is not there. */
  wholeForm: Form | null;
  /** Why no cell is held against it; empty: all are but those that refuse by themselves. */
  refused: WholeRefusal[];
  /** Of the form, in the order of the catalogue. */
  cells: TotalCell[];
  /** Figures that are in no sum, at most so many as one reads. */
  impossible: ImpossibleFigure[];
};

export type TotalsAsked = { region: string; year: number; kind: PartKind | null; form: Form | null };

/** See `RegionTotals`; the form is that of most reports unless one is asked for. Null where the region is no government. */
export const regionTotals = remembered(
  "regionTotals",
  async (db: ReadDb, { region, year, kind, form: asked }: TotalsAsked): Promise<RegionTotals | null> => {
    const territory = await territoryOf(db, region);
    if (territory === null) return null;
    const { whole, members } = territory;
    const filings = await slotsFiled(db, members, [year]);
    const collections = await declaredCollections(db);
    const all = partsOf(members, year, filings);
    const day = db.version?.day ?? "";
    const pages = await knownPages(db);
    const partOf = (one: RegionMember): TotalPart => {
      const form = filings.get(slotKey(one.id, "own", year)) ?? null;
      const kindOf = partKindOf(one.kind);
      // That a government makes a report of its own office beside that of its territory nobody demands.
      const hasPage = kindOf === "government" || pages.has(`${one.key} ${year}`);
      const absence = absenceOf(one, year, collections, day, hasPage);
      return { id: one.id, key: one.key, kind: kindOf, form, absence: form === null ? absence : null };
    };
    const wanted = new Set([...all.filed, ...all.missing]);
    const there = members.filter((one) => wanted.has(one)).map(partOf);
    const parts = there.filter((one) => kind === null || one.kind === kind);
    const forms = formsOf(parts);
    const form = asked ?? forms.find((one) => one.form !== "none")?.form ?? null;
    const summed = parts.filter((one) => one.form !== null && one.form === form).map(({ id }) => id);
    await db.soundness?.requireFigures(db, { agencies: [...summed, whole.id], years: [year] });
    const wholeForm = filings.get(slotKey(whole.id, "territory", year)) ?? null;
    const doubled = all.doubled.filter(({ key }) => parts.some((part) => part.key === key));
    const isPartial = parts.length < there.length;
    const refused: [WholeRefusal, boolean][] = [
      ["no_whole", wholeForm === null],
      ["whole_form", wholeForm !== null && wholeForm !== form],
      ["missing", all.missing.length > 0],
      ["undeclared", !isDeclaredWhole(whole.path, year, collections)],
      ["doubled", all.doubled.length > 0],
      ["other_form", forms.some((one) => one.form !== form)],
      ["single", there.length < 2],
    ];
    const given = form === null ? [] : await cellsOf(db, whole, summed, year, form, wholeForm === form);
    const why: WholeRefusal[] = isPartial
      ? ["kind"]
      : refused.flatMap(([refusal, holds]) => (holds ? [refusal] : []));
    // Figures that may be in the sum twice, and a single agency of all, leave nothing for others.
    const isOpen = (isPartial || all.doubled.length === 0) && !why.includes("single");
    const cells = given.map(
      (one): TotalCell => ({ ...one, rest: isOpen ? restOf(one, why.length > 0) : null }),
    );
    const wrong = cells.filter(({ impossible }) => impossible > 0).map(({ cell }) => cell);
    return {
      parts,
      forms,
      form,
      summed: summed.length,
      doubled: doubled.map(({ key }) => key),
      wholeForm,
      refused: why,
      cells,
      impossible: (await impossibleFigures(db, summed, "own", year, wrong)).slice(0, mostImpossible),
    };
  },
);

/** See `rest` of `TotalCell`. Nobody has less than none of what is counted; money and changes may be below zero. */
function restOf({ cell, sum, whole, refused }: UndividedCell, isRefused: boolean): number | null {
  const isDecided = !isRefused && refused === null;
  if (isDecided || sum === null || whole === null || cellById(cell).measure !== "count") return null;
  return whole - sum;
}

type UndividedCell = Omit<TotalCell, "rest">;

/** So many impossible figures are named one by one. */
const mostImpossible = 100;

const partKindOf = (kind: string): PartKind => {
  const group = groupOfKind(kind);
  return group === "bureau" || group === "government" ? group : "towns";
};

function formsOf(parts: readonly TotalPart[]): RegionTotals["forms"] {
  const counts = new Map<Form, number>();
  for (const { form } of parts)
    if (form !== null) {
      const known = counts.get(form);
      counts.set(form, known === undefined ? 1 : known + 1);
    }
  return [...counts]
    .map(([form, rows]) => ({ form, reports: rows }))
    .sort((a, b) => b.reports - a.reports || formOrder.indexOf(a.form) - formOrder.indexOf(b.form));
}

async function cellsOf(
  db: ReadDb,
  whole: RegionMember,
  ids: readonly number[],
  year: number,
  form: Form,
  isComparable: boolean,
): Promise<UndividedCell[]> {
  const of = cellsOfForm(form).map(({ id }) => id);
  const sums = await cellSums(db, ids, "own", year, of);
  const wholes = isComparable ? await cellSums(db, [whole.id], "territory", year, of) : new Map();
  const flagged = await flaggedCells(db, whole, ids, year, of);
  const doubted = await questionedCells(
    db,
    { from: year, to: year },
    and(eq(agencies.id, whole.id), eq(reports.scope, "territory")),
  );
  const questioned = doubted.get(slotKey(whole.id, "territory", year));
  return of.map((cell): UndividedCell => {
    const { sum, reported, impossible, missing } = sums.get(cell) ?? sumOfNobody;
    const own = wholes.get(cell) ?? sumOfNobody;
    const [reason = null] = own.missing.keys();
    return {
      ...{ cell, sum, reported, impossible, missing },
      flagged: flagged.get(cell)?.size ?? 0,
      whole: own.reported === 1 ? own.sum : null,
      wholeFlagged: own.reported === 1 && (questioned?.has(cell) ?? false),
      wholeMissing: reason,
      refused: refusalOf(own, reported === ids.length),
    };
  });
}

function refusalOf(own: { reported: number; impossible: number }, isWhole: boolean): CellRefusal | null {
  if (own.impossible > 0) return "whole_impossible";
  if (own.reported !== 1) return "whole_missing";
  return isWhole ? null : "part";
}

/** By cell the agencies whose figure of it is summed and questioned. */
async function flaggedCells(
  db: ReadDb,
  { path }: RegionMember,
  ids: readonly number[],
  year: number,
  of: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const questioned = await questionedCells(
    db,
    { from: year, to: year },
    and(startsWith(agencies.path, path), eq(reports.scope, "own")),
  );
  const found = new Map<string, Set<number>>();
  const wanted = new Set(of);
  const doubted = ids.filter((id) => questioned.has(slotKey(id, "own", year)));
  const cells = new Set(
    doubted.flatMap((id) => [...(questioned.get(slotKey(id, "own", year)) ?? new Map()).keys()]),
  );
  const asked = [...cells].filter((cell) => wanted.has(cell));
  for (const { agency, cell, value } of await figuresOfCells(db, doubted, "own", year, asked)) {
    if (value === null || isImpossible(cell, value) || !isQuestioned(questioned, agency, year, cell))
      continue;
    found.set(cell, (found.get(cell) ?? new Set()).add(agency));
  }
  return found;
}

const isQuestioned = (questioned: QuestionedCells, agency: number, year: number, cell: string) =>
  questioned.get(slotKey(agency, "own", year))?.has(cell) ?? false;
