/** Red, green and blue, each from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];
/** What stands behind text: one colour, or a pattern, picture or style that is not followed. */
export type Ground = Colour | "unknown";

export const white: Colour = [255, 255, 255];
export const black: Colour = [0, 0, 0];

/** `1F4E79`, `#1F4E79` or, with how opaque it is in front, `FF1F4E79`; null for anything else. */
export function colourOf(hex: string | undefined): Colour | null {
  const digits = /^#?(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(hex ?? "")?.[1];
  if (!digits) return null;
  const number = Number.parseInt(digits, 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

/** A colour with a share, from 0 to 1, of another. */
export const blend = (colour: Colour, other: Colour, share: number): Colour => [
  colour[0] + (other[0] - colour[0]) * share,
  colour[1] + (other[1] - colour[1]) * share,
  colour[2] + (other[2] - colour[2]) * share,
];

const distance = (a: Colour, b: Colour) =>
  Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]));

const [unseen, faint] = [16, 40];

/** Whether text of a colour cannot be told from what stands behind it. */
export const isLost = (text: Colour, ground: Ground) =>
  ground !== "unknown" && distance(text, ground) <= unseen;

/** Whether a part of a text may be overlooked on its ground; on an unknown one what is nearly white may. */
export const isFaint = (text: Colour, ground: Ground) =>
  distance(text, ground === "unknown" ? white : ground) <= faint;
