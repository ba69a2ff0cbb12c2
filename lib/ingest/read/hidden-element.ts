const unseen = /display\s*:\s*none|visibility\s*:\s*hidden/i;
/** Whether an element is kept from sight, as second copies for printing are. */
export const isHidden = ({ hidden, style }: { [name: string]: string | undefined }) =>
  hidden !== undefined || (style !== undefined && unseen.test(style));
