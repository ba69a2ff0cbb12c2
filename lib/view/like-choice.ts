/** By what agencies are like another, apart from figures that were brought in beside the reports. */
export const likeWays = {
  parent: { zh: "同一上级", measure: null },
  city: { zh: "同一城市", measure: null },
  received: { zh: "收件量", measure: { indicator: "requests.received.total", unit: "件" } },
  disclosed: { zh: "主动公开信息条数", measure: { indicator: "prose.disclosed.total", unit: "条" } },
} as const;
export type LikeWay = keyof typeof likeWays;

export const isLikeWay = (by: string): by is LikeWay => Object.hasOwn(likeWays, by);

/** How many of the nearest are taken. */
export const mostLike = 10;

/** Whom a view compares with whom: an agency, `""` where it is still to be said, and by what the others are like it. */
export type LikeChoice = { of: string; by: string };

export const longestCovariate = 20;

/** What a covariate may be called, so that it can stand in an address. */
export const isCovariateName = (name: string): boolean =>
  name.length <= longestCovariate && /^[\p{L}\p{N}（）()·-]+$/u.test(name) && !isLikeWay(name);

/** `110106007:received`, or `received` alone. */
export const likePattern = /^(?:[^\s:,]{1,120}:)?[\p{L}\p{N}（）()·-]{1,20}$/u;

export function parseLike(text: string): LikeChoice {
  const at = text.lastIndexOf(":");
  return { of: text.slice(0, Math.max(0, at)), by: text.slice(at + 1) };
}

export const printLike = ({ of, by }: LikeChoice): string => (of === "" ? by : `${of}:${by}`);
