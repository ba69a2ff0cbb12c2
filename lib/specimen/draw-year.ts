import { disclosureBlocks, disclosureCellId } from "@/lib/catalogue/disclosure";
import { disputeCellId, disputeResults, disputeRoutes } from "@/lib/catalogue/disputes";
import { type Applicant, applicants, requestCellId, requestRows } from "@/lib/catalogue/requests";
import { type Figures, figureAt } from "./figures";
import type { Profile } from "./profile";
import { deal, poisson, type Random } from "./seeded-random";

/**
 * One year of an agency: every identity of the catalogue holds, what was carried out last year is carried in,
 * the disputes that were pending are among this year's, and the documents in force follow from those of last year.
 * @param before the same agency's figures of the year before; null where its past is unknown
 * @param closing the agency's last year: nothing is carried out and nothing stays in force
 */
export function drawYear(random: Random, profile: Profile, before: Figures | null, closing = false): Figures {
  const figures = new Map<string, number>();
  const kinds = applicants.map(({ id }) => id).filter((id) => id !== "total");
  const received = deal(random, poisson(random, profile.requests), applicantWeights);
  for (const [at, applicant] of kinds.entries()) {
    const count = received[at];
    if (count === undefined) throw new Error(`no weight for "${applicant}"`);
    const carriedIn = before ? figureAt(before, requestCellId("carried_out", applicant)) : 0;
    figures.set(requestCellId("received", applicant), count);
    figures.set(requestCellId("carried_in", applicant), carriedIn);
    closeRequests(random, figures, applicant, count + carriedIn, closing);
  }
  for (const row of requestRows) totalOf(figures, row.id);
  drawDisputes(random, figures, figureAt(figures, requestCellId("closed", "total")), before);
  drawDisclosure(random, figures, profile, before, closing);
  return figures;
}

const applicantWeights = [83, 9, 1, 1, 4, 2];
const CARRIED = 0.07;

/** Outcomes in the manner of real reports; the rest of form 2021 falls under a reason of its own. */
const outcomeWeights: ReadonlyMap<string, number> = new Map([
  ["granted", 40],
  ["partial", 7],
  ["unavailable.not_held", 24],
  ["refused.third_party", 2],
  ["refused.process_information", 2],
  ["refused.internal_affairs", 2],
  ["refused.inquiry_matter", 2],
  ["unavailable.must_be_created", 3],
  ["unavailable.unclear", 2],
  ["unprocessed.petition", 5],
  ["unprocessed.repeated", 3],
  ["otherwise.no_correction", 3],
  ["otherwise.other", 3],
]);
const RARE = 0.3;

const outcomes2021 = requestRows.filter((row) => row.group !== null && row.forms.includes("2021"));

function closeRequests(
  random: Random,
  figures: Map<string, number>,
  applicant: Applicant,
  pool: number,
  closing: boolean,
): void {
  const [carriedOut = 0, closed = pool] = closing ? [] : deal(random, pool, [CARRIED, 1 - CARRIED]);
  const weights = outcomes2021.map((row) => outcomeWeights.get(row.id) ?? RARE);
  const counts = deal(random, closed, weights);
  let otherwise = 0;
  for (const [at, count] of counts.entries()) {
    const row = outcomes2021[at];
    if (!row) throw new Error(`no outcome row ${at}`);
    figures.set(requestCellId(row.id, applicant), count);
    if (row.group === "otherwise") otherwise += count;
  }
  figures.set(requestCellId("otherwise", applicant), otherwise);
  figures.set(requestCellId("closed", applicant), closed);
  figures.set(requestCellId("carried_out", applicant), carriedOut);
}

function totalOf(figures: Map<string, number>, row: string): void {
  let sum = 0;
  for (const { id } of applicants) if (id !== "total") sum += figureAt(figures, requestCellId(row, id));
  figures.set(requestCellId(row, "total"), sum);
}

/** Section 二 of both forms. Documents in force and items follow from the year before. */
function drawDisclosure(
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

const perClosed = { review: 0.05, suit_direct: 0.012, suit_after_review: 0.008 } as const;
/** upheld, overturned, other, pending */
const weights = [60, 12, 18, 10];

/** Reviews and suits in proportion to the requests closed; each route's results sum to its total. */
function drawDisputes(
  random: Random,
  figures: Map<string, number>,
  closed: number,
  before: Figures | null,
): void {
  const results = disputeResults.map(({ id }) => id).filter((id) => id !== "total");
  for (const { id: route } of disputeRoutes) {
    const total = poisson(random, closed * perClosed[route]);
    const counts = deal(random, total, weights);
    for (const [at, result] of results.entries()) {
      const count = counts[at];
      if (count === undefined) throw new Error(`no weight for "${result}"`);
      figures.set(disputeCellId(route, result), count);
    }
    figures.set(disputeCellId(route, "total"), total);
    const open = before ? figureAt(before, disputeCellId(route, "pending")) - total : 0;
    if (open <= 0) continue;
    for (const result of ["upheld", "total"] as const) {
      const id = disputeCellId(route, result);
      figures.set(id, figureAt(figures, id) + open);
    }
  }
}
