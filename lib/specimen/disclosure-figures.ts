import { disclosureBlocks, disclosureCellId } from "@/lib/catalogue/disclosure";
import type { Figures } from "./figures";
import type { Profile } from "./profile";
import { poisson, type Random } from "./seeded-random";

/** Section 二 of both forms. Documents in force and items follow from the year before. */
export function drawDisclosure(
  random: Random,
  figures: Map<string, number>,
  profile: Profile,
  before: Figures | null,
  closing: boolean,
): void {
  documents(random, figures, "rules", profile.makesRules ? 2 : 0, before, closing);
  documents(random, figures, "normative_documents", profile.documents, before, closing);
  items(random, figures, "licensing", before, profile.licences > 0 ? 30 : 0);
  items(random, figures, "other_services", before, 40);
  items(random, figures, "penalties", before, profile.penalties > 0 ? 60 : 0);
  items(random, figures, "coercion", before, profile.penalties > 0 ? 6 : 0);
  items(random, figures, "fees", before, profile.fees > 0 ? 3 : 0);
  const set = (id: string, value: number) => figures.set(`disclosure.${id}`, value);
  set("licensing.decisions", poisson(random, profile.licences));
  set("other_services.decisions", poisson(random, profile.licences * 0.7));
  set("penalties.decisions", poisson(random, profile.penalties));
  set("coercion.decisions", poisson(random, profile.penalties * 0.04));
  set("fees.amount", money(random, profile.fees));
  const projects = poisson(random, 2);
  set("procurement.projects", projects);
  set("procurement.amount", projects === 0 ? 0 : money(random, projects * 40));
  for (const { rows, measures } of disclosureBlocks)
    for (const row of rows)
      for (const measure of measures)
        if (!figures.has(disclosureCellId(row, measure)))
          throw new Error(`nobody draws "${disclosureCellId(row, measure)}"`);
}

function documents(
  random: Random,
  figures: Map<string, number>,
  row: "rules" | "normative_documents",
  mean: number,
  before: Figures | null,
  closing: boolean,
): void {
  const previous = before?.get(`disclosure.${row}.in_force`) ?? poisson(random, mean * 4);
  const issued = poisson(random, mean);
  const repealed = closing
    ? previous + issued
    : Math.min(previous, poisson(random, Math.min(mean * 0.8, previous / 4)));
  const set = (measure: string, value: number) => figures.set(`disclosure.${row}.${measure}`, value);
  set("issued", issued);
  set("repealed", repealed);
  set("in_force", previous + issued - repealed);
  set("made", issued);
  set("newly_disclosed", issued);
  set("total_disclosed", previous + issued);
}

function items(
  random: Random,
  figures: Map<string, number>,
  row: string,
  before: Figures | null,
  mean: number,
): void {
  const last = before?.get(`disclosure.${row}.items_previous`);
  const change = before?.get(`disclosure.${row}.items_change`);
  const previous = last === undefined || change === undefined ? poisson(random, mean) : last + change;
  const most = Math.min(previous, 9);
  figures.set(`disclosure.${row}.items_previous`, previous);
  figures.set(`disclosure.${row}.items_change`, random.chance(0.5) ? 0 : random.int(-most, most));
}

const money = (random: Random, mean: number) => Math.round(mean * (0.5 + random.next()) * 100) / 100;
