import { createHash } from "node:crypto";

/** A figure as it is stored: one of the two is null. */
export type HashedFigure = { value: number | null; missing: string | null; approximate?: boolean };

/**
 * SHA-256 of the canonical JSON of a report's figures: pairs of cell id and value, or the reason why there is
 * none, ordered by id; a figure that is only about so many says so. It can be computed again from the stored rows,
 * and so shows a damaged figure.
 */
export function figuresSha256(figures: Iterable<readonly [string, HashedFigure]>): string {
  const pairs = [...figures].map(
    ([id, { value, missing, approximate }]) =>
      [id, value === null ? missing : value, ...(approximate ? ["approximate"] : [])] as const,
  );
  pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify(pairs));
}

/** As hex. */
export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}
