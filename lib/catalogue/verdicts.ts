/** What a person may decide about a finding. A confirmed one stands until the figures change. */
export const verdictNames = { confirmed: "属实需改", explained: "已说明", false_alarm: "误报" } as const;

export type Verdict = keyof typeof verdictNames;

/** The verdict of a Chinese name; undefined for any other text. */
export const verdictOfName = (name: string): Verdict | undefined => names.get(name);

const names = new Map<string, Verdict>([
  [verdictNames.confirmed, "confirmed"],
  [verdictNames.explained, "explained"],
  [verdictNames.false_alarm, "false_alarm"],
]);

/** The same, or that nobody has decided yet. */
export const verdictStates = { open: "未处理", ...verdictNames } as const;
export type VerdictState = keyof typeof verdictStates;
