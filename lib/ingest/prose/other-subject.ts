import type { Clause } from "./clause";

const subject =
  /^(?!依托|通过|利用|借助|运用|在|按|根据|落实|围绕|对照|加强|参加|组织|本机关)\p{Script=Han}{0,3}?(?:[省市区县镇乡局](?!里)|街道)/u;

/** Whether a clause opens with a place or a unit that is not the agency itself, which stands as 本机关. */
export const hasOtherSubject = (clauses: readonly Clause[]): boolean =>
  clauses.some(({ text }) => subject.test(text));
