/** Whether a file or folder of this name is left behind by systems and programs: nobody sent it. */
export const isLeftover = (name: string): boolean =>
  /^(?:\.[^/]|~\$|~WRL\d|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i.test(name);
