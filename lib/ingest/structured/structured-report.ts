import type { Form } from "@/lib/catalogue/cell";
import { cellById, cellsOfForm } from "@/lib/catalogue/cells";
import type { Scope } from "@/lib/catalogue/form-facts";
import { checkReport, dropRepeats, statusOf } from "../check/check-report";
import type { ReportDocument } from "../document";
import { publishedBefore } from "../identify/year-of-report";
import type { CellReading, Problem, ProseReading, ReportReading, Section } from "../reading";

/** A report of which a file states the figures one by one, under their ids. */
type StructuredReport = {
  agency: string | null;
  /** Division code, where the file gives one. */
  agencyCode: string | null;
  year: number;
  form: Form;
  scope: Scope;
  /** Whether the file says so, or it is what is taken where nothing is said. */
  scopeGiven: boolean;
  publishedOn: string | null;
  title: string | null;
  /** Of the tables, and of the prose where no sentence is given with them. */
  cells: ReadonlyMap<string, CellReading>;
  prose?: ReadonlyMap<string, ProseReading>;
  document: ReportDocument;
  problems: readonly Problem[];
};

const noSections: Section[] = [];

/**
 * Checks stated figures like any others. A cell of the form that is not stated is unreadable, one that the form
 * does not have is dropped with a problem; a request table on another form than the rest keeps its own.
 */
export function structuredReport(given: StructuredReport): ReportReading {
  const split = splitProse(given.cells);
  const requestsForm = requestsFormOf(split.cells, given.form);
  const formOf = (id: string) => (cellById(id).table === "requests" ? requestsForm : given.form);
  const belongs = (id: string) => cellById(id).forms.includes(formOf(id));
  const cells = new Map([...split.cells].filter(([id]) => belongs(id)));
  for (const { id } of [...cellsOfForm(given.form), ...cellsOfForm(requestsForm)])
    if (belongs(id) && !cells.has(id))
      cells.set(id, { kind: "missing", reason: "unreadable", raw: "", at: null });
  const notOfForm = [...split.cells.keys()].filter((id) => !belongs(id));
  const { agency, agencyCode, year, form, scope, scopeGiven, publishedOn, title, document } = given;
  const problems = [
    ...checkReport(cells, requestsForm, null, given.year, given.agency),
    ...given.problems,
    ...(publishedOn !== null && publishedOn < `${year}-12-01` ? [publishedBefore(publishedOn, year)] : []),
    ...(notOfForm.length > 0 ? [notInForm(notOfForm, given.form)] : []),
    ...(requestsForm === given.form ? [] : [mixedForms(given.form, requestsForm)]),
  ];
  return {
    status: statusOf(problems),
    agency,
    year,
    form,
    scope,
    stated: { agencyCode, scope: scopeGiven ? scope : null },
    publishedOn,
    title,
    cells,
    prose: new Map([...split.prose, ...(given.prose ?? [])]),
    problems: dropRepeats(problems),
    sections: noSections,
    document,
  };
}

/** The form on which the request rows are stated, where they are on one only. */
function requestsFormOf(cells: ReadonlyMap<string, CellReading>, form: Form): Form {
  const own = new Set<Form>();
  for (const id of cells.keys()) {
    const { table, forms } = cellById(id);
    const [only, second] = forms;
    if (table === "requests" && only && !second) own.add(only);
  }
  const [only, second] = own;
  return only && !second ? only : form;
}

const notInForm = (ids: readonly string[], form: Form): Problem => ({
  check: "layout",
  severity: "warning",
  cells: [],
  message: `${form}年格式没有${ids
    .slice(0, 3)
    .map((id) => `“${cellById(id).zh}”`)
    .join("、")}${ids.length > 3 ? `等${ids.length}项` : ""}，未采用。`,
});

const mixedForms = (form: Form, requestsForm: Form): Problem => ({
  check: "form",
  severity: "warning",
  cells: [],
  message: `第二部分使用${form}年格式，第三部分使用${requestsForm}年格式。`,
});

const yuanInTenThousand = 10_000;

/** The figures of the prose among figures that a sheet states under their ids, and the figures of the tables. */
function splitProse(given: ReadonlyMap<string, CellReading>): {
  cells: Map<string, CellReading>;
  prose: Map<string, ProseReading>;
} {
  const cells = new Map<string, CellReading>();
  const prose = new Map<string, ProseReading>();
  for (const [id, cell] of given) {
    const { table, unit } = cellById(id);
    if (table !== "prose") cells.set(id, cell);
    else if (cell.kind === "number" && (unit === "元" || Number.isInteger(cell.value)) && cell.value >= 0) {
      const value = cell.unit === "万元" ? Number((cell.value * yuanInTenThousand).toFixed(4)) : cell.value;
      prose.set(id, { value, approximate: false, raw: cell.raw, at: cell.at, section: null });
    }
  }
  return { cells, prose };
}
