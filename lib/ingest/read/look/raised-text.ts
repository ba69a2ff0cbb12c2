/** Stands where raised or lowered text meets other text: such a digit is the mark of a note and no part of a figure. */
export const raisedMark = "^";

/** Whether text stands so far above or below its line, in half points, that it is the mark of a note. */
export const isRaised = (halfPoints: number) => Math.abs(halfPoints) >= 4;

/** Gives for one run of text after another what is to stand before it: the mark where raised and other text meet. */
export function raisedParts(): (raised: boolean, textBefore: boolean) => string {
  let wasRaised = false;
  return (raised, textBefore) => {
    const mark = raised !== wasRaised && textBefore ? raisedMark : "";
    wasRaised = raised;
    return mark;
  };
}
