import type { SpecimenSections } from "../specimen";
import { number, type SpecimenCell } from "../specimen-cell";
import { periodSentence } from "./narrative";
import type { Damage } from "./planted-errors";

type Cells = ReadonlyMap<string, SpecimenCell>;

/**
 * The cells of a report after the damage. Throws where nothing would be damaged: no figure to change, a cell that
 * the form does not have, a count that would fall below zero.
 * @param lastYear the cells of the report of the year before, on the same form
 */
export function damageCells(cells: Cells, damage: Damage, lastYear: Cells | null): Map<string, SpecimenCell> {
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
export function damageProse(
  sections: SpecimenSections,
  damage: Damage,
  { shortName, year }: { shortName: string; year: number },
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
    case "section":
      return { ...sections, [damage.section]: [damage.text] };
    default:
      return sections;
  }
}
