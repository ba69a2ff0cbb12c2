import { asCells, figureAt, number, onForm, type SpecimenCell } from "../figures";
import { drawQuirks } from "../quirks";
import { type Random, seededRandom } from "../seeded-random";
import type { Specimen, SpecimenForm, SpecimenSections } from "../specimen";
import { type InventedAgency, inventedAgencies, namesIn, ownOffices } from "./agencies";
import { drawHistory, type History, SEED } from "./history";
import { narrate, type OwnWords, periodSentence } from "./narrative";
import {
  type CopiedSection,
  type Damage,
  type PlantedError,
  plantedErrors,
  plantedIn,
} from "./planted-errors";

export const NOTICE = "演示数据：本报告由程序生成，机关和数字均为虚构。";

/** A report of the demonstration, with the figures it had before anything was planted in it. */
export type DemoReport = {
  agency: InventedAgency;
  balanced: ReadonlyMap<string, number>;
  truth: Specimen;
  /** The second of two different reports for one year. */
  second: boolean;
};

/** All reports, agency by agency and year by year; the same every time. */
export function* demoReports(): Generator<DemoReport> {
  const history = drawHistory();
  for (const agency of [...inventedAgencies, ...ownOffices])
    for (let year = agency.from; year <= agency.to; year++)
      if (isFiled(agency, year)) yield* reportsOf(history, agency, year);
}

/** Reports of 2020 that already use the form of 2021. */
const early: ReadonlySet<string> = new Set(["临溪区镕川镇", "澄湾市财政局"]);

function formOf({ key }: InventedAgency, year: number): SpecimenForm {
  return year >= 2021 || (year === 2020 && early.has(key)) ? "2021" : "2019";
}

const UNFILED = 0.03;
const LATE = 0.06;

/** A few reports were never filed; governments, and agencies with something planted, filed all. */
function isFiled({ key, kind }: InventedAgency, year: number): boolean {
  if (kind === "government" || plantedErrors.some((error) => error.key === key)) return true;
  return !seededRandom(`${SEED}/filed/${key}/${year}`).chance(UNFILED);
}

function* reportsOf(history: History, agency: InventedAgency, year: number): Generator<DemoReport> {
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

function figuresOf(history: History, agency: InventedAgency, year: number): Map<string, number> {
  const figures = history.get(agency.key)?.get(year);
  if (!figures) throw new Error(`no figures for "${agency.key}" in ${year}`);
  return onForm(figures, formOf(agency, year));
}

function specimenOf(
  history: History,
  agency: InventedAgency,
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
  const territory = agency.kind === "government" && !ownOffices.includes(agency);
  const form = formOf(agency, year);
  let sections = narrate(random, ownWords(agency.key, year, planted), {
    agency: printedName,
    shortName,
    year,
    form,
    territory,
    figure: told,
  });
  for (const { damage } of planted) sections = damageProse(sections, damage, { shortName, year, told });
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

/** A copy draws its sentences from where the report drew them that it is copied from. */
function ownWords(key: string, year: number, planted: readonly PlantedError[]): OwnWords {
  const of = (section: CopiedSection) => {
    const copied = planted.flatMap(({ damage }) =>
      damage.kind === "copied-text" && damage.sections.includes(section) ? [damage.from] : [],
    );
    const from = copied[0] ?? { key, year };
    return seededRandom(`${SEED}/own/${section}/${from.key}/${from.year}`);
  };
  return { general: of("general"), problems: of("problems") };
}

/** Within the term (governments 31 March, all others 31 January), or some weeks late. */
function publicationDay(random: Random, { kind }: InventedAgency, year: number): string {
  const due = kind === "government" ? 3 : 1;
  const late = random.chance(LATE);
  const month = late ? random.int(due + 1, 4) : random.int(kind === "government" ? 2 : 1, due);
  const day = random.int(5, 28);
  return `${year + 1}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

type Cells = ReadonlyMap<string, SpecimenCell>;

/**
 * The cells of a report after the damage. Throws where nothing would be damaged: no figure to change, a cell that
 * the form does not have, a count that would fall below zero.
 * @param lastYear the cells of the report of the year before, on the same form
 */
function damageCells(cells: Cells, damage: Damage, lastYear: Cells | null): Map<string, SpecimenCell> {
  const damaged = new Map(cells);
  const find = (id: string) => {
    const cell = cells.get(id);
    if (!cell) throw new Error(`nothing to damage: the report has no "${id}"`);
    return cell;
  };
  switch (damage.kind) {
    case "add":
    case "second-report":
      for (const [id, change] of Object.entries(damage.to)) {
        const cell = find(id);
        if (cell.kind !== "number" || cell.value + change < 0)
          throw new Error(`cannot add ${change} to "${id}"`);
        damaged.set(id, number(cell.value + change));
      }
      return damaged;
    case "set":
      for (const [id, cell] of Object.entries(damage.to)) {
        find(id);
        damaged.set(id, cell);
      }
      return damaged;
    case "leave-out":
      for (const id of damage.cells) {
        find(id);
        damaged.delete(id);
      }
      return damaged;
    case "copy-last-year": {
      if (!lastYear) throw new Error("nothing to copy: there was no report last year");
      if (![...lastYear.values()].some((cell) => cell.kind === "number" && cell.value > 0))
        throw new Error("a copy of nothing but zeros is no fault");
      return new Map(lastYear);
    }
    default:
      return damaged;
  }
}

/** The prose after the damage. */
function damageProse(
  sections: SpecimenSections,
  damage: Damage,
  { shortName, year, told }: { shortName: string; year: number; told: (id: string) => number },
): SpecimenSections {
  const everywhere = (change: (text: string) => string): SpecimenSections => ({
    ...sections,
    preamble: sections.preamble.map(change),
    general: sections.general.map(change),
  });
  switch (damage.kind) {
    case "period":
      return everywhere((text) => text.replace(periodSentence(year), periodSentence(damage.year)));
    case "copied-prose": {
      const other = everywhere((text) => text.replaceAll(shortName, damage.place));
      return {
        ...other,
        general: [...other.general, `${damage.place}的公开目录可以在${damage.place}政府的查阅点翻阅。`],
      };
    }
    case "claim-all-closed":
      return {
        ...sections,
        general: [...sections.general, `${year}年收到的申请均已按期办结，没有遗留。`],
      };
    case "claim-growth": {
      const received = told("requests.received.total");
      const claim = `${year}年新收政府信息公开申请${received}件，同比增长${damage.percent}%。`;
      return { ...sections, general: [...sections.general, claim] };
    }
    case "section":
      return { ...sections, [damage.section]: [damage.text] };
    default:
      return sections;
  }
}
