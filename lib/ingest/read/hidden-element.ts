const unseen = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|line-through/i;
/** Whether an element is kept from sight, as second copies for printing are, or struck out. */
export const isHidden = ({ hidden, style }: { [name: string]: string | undefined }) =>
  hidden !== undefined || (style !== undefined && unseen.test(style));

/** Whether text is raised by its style, as marks of notes are. */
export const isRaisedBy = (style: string | undefined) =>
  style !== undefined && /vertical-align\s*:\s*super/i.test(style);
