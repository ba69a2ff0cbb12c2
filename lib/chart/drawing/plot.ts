/** The rectangle of the marks within a drawing, in px from its upper left corner. */
export type Plot = { left: number; top: number; right: number; bottom: number };

/** What every drawing is given; the same input makes the same drawing. */
export type DrawingSize = { width: number; height: number };

/** The margins that leave the plot. */
export const around = ({ left, top, right, bottom }: Plot, { width, height }: DrawingSize) => ({
  left,
  top,
  right: width - right,
  bottom: height - bottom,
});

export const fontSize = 12;

/** A straight scale from [low, high] to [from, to] px. */
export function scale(low: number, high: number, from: number, to: number): (value: number) => number {
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

/** Px that a drawing wants at a width, where its height does not come of what it shows. */
export function usualHeight(width: number): number {
  return width < 480 ? 280 : width < 900 ? 340 : 380;
}
