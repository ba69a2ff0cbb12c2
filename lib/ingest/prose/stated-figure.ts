import type { SpokenNumber } from "./spoken-number";

/** A figure that a sentence surely states, under its cell. */
export type StatedFigure = { id: string; value: number; approximate: boolean };

export const stated = (id: string, { value, approximate }: SpokenNumber): StatedFigure => ({
  id: `prose.${id}`,
  value,
  approximate,
});
