import type { Random } from "./seeded-random";

/** What sort of body reports; its figures are of the size that such bodies report. */
export const scales = ["township", "subdistrict", "bureau", "government"] as const;
export type Scale = (typeof scales)[number];

/** What stays the same about an agency from year to year. Figures are expectations a year. */
export type Profile = {
  requests: number;
  licences: number;
  penalties: number;
  documents: number;
  /** 万元 */
  fees: number;
  /** Only a city with districts makes rules. */
  makesRules: boolean;
};

/** Zero requests in two of three townships, half of the bureaus; else small numbers and a few large ones. */
const quiet: Record<Scale, { share: number; requests: number }> = {
  township: { share: 0.72, requests: 0.12 },
  subdistrict: { share: 0.5, requests: 0.4 },
  bureau: { share: 0.5, requests: 0.15 },
  government: { share: 0, requests: 0 },
};
const busy: Record<Scale, readonly [number, number]> = {
  township: [2, 40],
  subdistrict: [2, 24],
  bureau: [3, 60],
  government: [700, 1200],
};
const workload: Record<Scale, { licences: number; penalties: number; documents: number }> = {
  township: { licences: 20, penalties: 60, documents: 0.3 },
  subdistrict: { licences: 30, penalties: 250, documents: 0.2 },
  bureau: { licences: 3000, penalties: 300, documents: 1.5 },
  government: { licences: 200_000, penalties: 20_000, documents: 8 },
};

export function drawProfile(random: Random, scale: Scale): Profile {
  const { share, requests } = quiet[scale];
  const [least, most] = busy[scale];
  const work = workload[scale];
  return {
    requests: random.chance(share) ? requests : between(random, least, most),
    licences: random.chance(0.3) ? 0 : between(random, work.licences / 20, work.licences),
    penalties: random.chance(0.3) ? 0 : between(random, work.penalties / 20, work.penalties),
    documents: work.documents,
    fees: random.chance(0.85) ? 0 : between(random, 1, 80),
    makesRules: false,
  };
}

/** Small ones more often than large ones (uniform in the logarithm). */
const between = (random: Random, least: number, most: number) => least * (most / least) ** random.next();
