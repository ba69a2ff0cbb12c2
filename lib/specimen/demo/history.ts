import { drawYear } from "../draw-year";
import { type Figures, nothingYet, sumFigures } from "../figures";
import { drawProfile, type Profile } from "../profile";
import { seededRandom } from "../seeded-random";
import { drawUnlike } from "../unlike-year";
import { firstDemoYear, type InventedAgency, inventedAgencies, lastDemoYear, ownOffices } from "./agencies";
import { city } from "./places";

export const SEED = "nianbaotong-demo-1";

/** The true, balanced figures of every agency, by key and year. */
export type History = ReadonlyMap<string, ReadonlyMap<number, Figures>>;

/** Draws them all. A government reports its whole territory: its own figures and those of all below it. */
export function drawHistory(): History {
  const history = new Map<string, Map<number, Figures>>();
  for (const agency of inventedAgencies) history.set(agency.key, ownYears(agency));
  for (const { key, code } of ownOffices) {
    const government = inventedAgencies.find((one) => one.code === code && one.kind === "government");
    const years = government && history.get(government.key);
    if (years) history.set(key, new Map(years));
  }
  for (const district of inventedAgencies.filter(
    ({ kind, code }) => kind === "government" && code !== city.code,
  ))
    addUp(history, district);
  for (const whole of inventedAgencies.filter(({ code }) => code === city.code)) addUp(history, whole);
  return history;
}

function ownYears(agency: InventedAgency): Map<number, Figures> {
  const random = seededRandom(`${SEED}/figures/${agency.key}`);
  const profile = { ...drawProfile(random, agency.scale), ...known(agency) };
  const years = new Map<number, Figures>();
  let before = agency.from > firstDemoYear ? nothingYet : null;
  for (let year = agency.from; year <= agency.to; year++) {
    const growth = 1 + 0.05 * (year - firstDemoYear);
    const closing = year === agency.to && year < lastDemoYear;
    const grown = { ...profile, requests: profile.requests * growth };
    const figures = drawUnlike(before, () => drawYear(random, grown, before, closing));
    years.set(year, figures);
    before = figures;
  }
  return years;
}

/** A few agencies are busier than chance would make them. */
function known({ key, code }: InventedAgency): Partial<Profile> {
  if (code === city.code) return { makesRules: true };
  const requests = busiest.get(key);
  return requests === undefined ? {} : { requests };
}

const busiest: ReadonlyMap<string, number> = new Map([
  ["澄湾市自然资源和规划局", 240],
  ["澄湾市住房和城乡建设局", 150],
  ["临溪区住房和城乡建设局", 90],
  ["望岚区住房和城乡建设局", 70],
  ["临溪区澄口镇", 32],
  ["望岚区沉香渡镇", 26],
  ["临溪区雁栖坪土家族苗族乡", 9],
]);

function addUp(history: Map<string, Map<number, Figures>>, government: InventedAgency): void {
  const years = history.get(government.key);
  if (!years) throw new Error(`no figures for "${government.key}"`);
  const below = inventedAgencies.filter(({ parentCode }) => parentCode === government.code);
  for (const [year, own] of years) {
    const parts = below.flatMap(({ key }) => {
      const part = history.get(key)?.get(year);
      return part ? [part] : [];
    });
    years.set(year, sumFigures([own, ...parts]));
  }
}
