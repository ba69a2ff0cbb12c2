import { figureAt, onForm } from "../figures";
import { drawQuirks } from "../quirks";
import { type Random, seededRandom } from "../seeded-random";
import type { Specimen, SpecimenForm } from "../specimen";
import { asCells, type SpecimenCell } from "../specimen-cell";
import { type DemoAgency, demoAgencies, namesIn } from "./agencies";
import { damageCells, damageProse } from "./damage";
import { drawHistory, type History, SEED } from "./history";
import { narrate } from "./narrative";
import { type PlantedError, plantedErrors, plantedIn } from "./planted-errors";

export const NOTICE = "演示数据：本报告由程序生成，机关和数字均为虚构。";

/** A report of the demonstration, with the figures it had before anything was planted in it. */
export type DemoReport = {
  agency: DemoAgency;
  balanced: ReadonlyMap<string, number>;
  truth: Specimen;
  /** The second of two different reports for one year. */
  second: boolean;
};

/** All reports, agency by agency and year by year; the same every time. */
export function* demoReports(): Generator<DemoReport> {
  const history = drawHistory();
  for (const agency of demoAgencies)
    for (let year = agency.from; year <= agency.to; year++)
      if (isFiled(agency, year)) yield* reportsOf(history, agency, year);
}

/** Reports of 2020 that already use the form of 2021. */
const early: ReadonlySet<string> = new Set(["临溪区镕川镇", "澄湾市财政局"]);

export function formOf({ key }: DemoAgency, year: number): SpecimenForm {
  return year >= 2021 || (year === 2020 && early.has(key)) ? "2021" : "2019";
}

const UNFILED = 0.03;
const LATE = 0.06;

/** A few reports were never filed; governments, and agencies with something planted, filed all. */
function isFiled({ key, kind }: DemoAgency, year: number): boolean {
  if (kind === "government" || plantedErrors.some((error) => error.key === key)) return true;
  return !seededRandom(`${SEED}/filed/${key}/${year}`).chance(UNFILED);
}

function* reportsOf(history: History, agency: DemoAgency, year: number): Generator<DemoReport> {
  const planted = plantedIn(agency.key, year);
  const second = planted.find(({ damage }) => damage.kind === "second-report");
  const balanced = figuresOf(history, agency, year);
  const report = (errors: readonly PlantedError[], again: boolean): DemoReport => ({
    agency,
    balanced,
    truth: specimenOf(history, agency, year, errors, again),
    second: again,
  });
  yield report(
    planted.filter((error) => error !== second),
    false,
  );
  if (second) yield report(planted, true);
}

function figuresOf(history: History, agency: DemoAgency, year: number): Map<string, number> {
  const figures = history.get(agency.key)?.get(year);
  if (!figures) throw new Error(`no figures for "${agency.key}" in ${year}`);
  return onForm(figures, formOf(agency, year));
}

function specimenOf(
  history: History,
  agency: DemoAgency,
  year: number,
  planted: readonly PlantedError[],
  again: boolean,
): Specimen {
  const random = seededRandom(`${SEED}/report/${agency.key}/${year}${again ? "/2" : ""}`);
  const { shortName, printedName } = namesIn(agency, year);
  const balanced = figuresOf(history, agency, year);
  const last = year > agency.from ? asCells(figuresOf(history, agency, year - 1)) : null;
  let cells: Map<string, SpecimenCell> = asCells(balanced);
  for (const { damage } of planted) cells = damageCells(cells, damage, last);
  const told = (id: string) => {
    const cell = cells.get(id);
    return cell?.kind === "number" ? cell.value : figureAt(balanced, id);
  };
  const territory = agency.kind === "government";
  const form = formOf(agency, year);
  let sections = narrate(random, {
    agency: printedName,
    shortName,
    year,
    form,
    territory,
    figure: told,
  });
  for (const { damage } of planted) sections = damageProse(sections, damage, { shortName, year });
  return {
    agency: printedName,
    year,
    form,
    scope: territory ? "territory" : "own",
    publishedOn: again ? `${year + 1}-05-15` : publicationDay(random, agency, year),
    cells,
    sections,
    notice: { text: NOTICE, at: random.chance(0.5) ? "first" : "last" },
    quirks: drawQuirks(random),
  };
}

/** Within the term (governments 31 March, all others 31 January), or some weeks late. */
function publicationDay(random: Random, { kind }: DemoAgency, year: number): string {
  const due = kind === "government" ? 3 : 1;
  const late = random.chance(LATE);
  const month = late ? random.int(due + 1, 4) : random.int(kind === "government" ? 2 : 1, due);
  const day = random.int(5, 28);
  return `${year + 1}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
