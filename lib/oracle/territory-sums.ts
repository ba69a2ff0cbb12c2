import { cellsOfForm } from "../catalogue/cells";
import { isThere } from "./states";
import { type Finding, plainGroups, type Report, type Unit, type World } from "./world";

const asked = ["requests.received.total", "requests.closed.total", "requests.carried_out.total"];

/**
 * What the own reports of all units in a territory say about its whole report: nothing unless all of them are there,
 * somebody declared that there are no others, and the government's own figures are among them once.
 */
export function territorySums(world: World, reports: ReadonlyMap<string, Report>, whole: Report): Finding[] {
  const region = world.units.find(({ key }) => key === whole.unit);
  if (whole.scope !== "territory" || region?.kind !== "government") return [];
  if (!isDeclared(world, region, whole.year)) return [];
  const own = (unit: Unit) => reports.get(`${unit.key} own ${whole.year}`);
  const parts: Report[] = [];
  for (const unit of world.units) {
    if (!isIn(world, unit, region.key) || !isThere(unit, whole.year) || unit.kind === "unknown") continue;
    const report = own(unit);
    if (unit.kind === "government" && hasOffice(world, unit, whole.year, own)) {
      if (report) return [];
      continue;
    }
    const isWanted = unit.expected || reports.has(`${unit.key} territory ${whole.year}`);
    if (report) parts.push(report);
    else if (isWanted) return [];
  }
  if (parts.length < 2) return [];
  const found: Finding[] = [];
  for (const id of asked) {
    const figures = [whole, ...parts].map((report) => countOf(report, id));
    let sum = 0;
    let isWhole = true;
    for (const [at, figure] of figures.entries()) {
      if (figure === null) isWhole = false;
      else if (at > 0) sum += figure;
    }
    if (isWhole && figures[0] !== sum) found.push({ check: "parent-sum", severity: "warning", cells: [id] });
  }
  return found;
}

function countOf({ form, cells }: Report, id: string): number | null {
  if (!cellsOfForm(form).some((cell) => cell.id === id)) return null;
  const figure = cells[id];
  return typeof figure === "number" && figure >= 0 && figure % 1 === 0 ? figure : null;
}

const hasOffice = (world: World, government: Unit, year: number, own: (unit: Unit) => Report | undefined) =>
  world.units.some(
    (unit) =>
      unit.kind === "bureau" &&
      unit.parent === government.key &&
      unit.name.endsWith("政府办公室") &&
      isThere(unit, year) &&
      (unit.expected || own(unit) !== undefined),
  );

/** For townships, subdistricts and bureaus, of the region or of what it lies in. */
function isDeclared(world: World, region: Unit, year: number): boolean {
  return (["township", "subdistrict", "bureau"] as const).every((kind) =>
    world.collections.some((one) => {
      const kinds: readonly string[] = one.kind === "all" ? [kind] : plainGroups[one.kind];
      return one.complete && one.year === year && kinds.includes(kind) && isIn(world, region, one.region);
    }),
  );
}

function isIn(world: World, unit: Unit, region: string): boolean {
  for (let at: Unit | undefined = unit; at !== undefined; ) {
    if (at.key === region) return true;
    const { parent }: Unit = at;
    at = world.units.find(({ key }) => key === parent);
  }
  return false;
}
