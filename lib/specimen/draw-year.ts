import { type Applicant, applicants, requestCellId, requestRows } from "@/lib/catalogue/requests";
import { drawDisclosure } from "./disclosure-figures";
import { drawDisputes } from "./dispute-figures";
import { type Figures, figureAt } from "./figures";
import type { Profile } from "./profile";
import { deal, poisson, type Random } from "./seeded-random";

/**
 * One year of an agency: every identity of the catalogue holds, what was carried out last year is carried in,
 * and the documents in force follow from those of last year.
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
  drawDisputes(random, figures, figureAt(figures, requestCellId("closed", "total")));
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
