/** Stands where raised text meets other text: a raised digit is the mark of a note and no part of a figure. */
export const raisedMark = "^";

/** Whether text stands so high, in half points above its line, that it is the mark of a note. */
export const isRaised = (halfPoints: number) => halfPoints >= 4;
