/** What a person decided about a finding. */
export const verdictNames = { confirmed: "属实需改", explained: "已说明", false_alarm: "误报" } as const;

/** The same, or that nobody has decided yet. */
export const verdictStates = { open: "未处理", ...verdictNames } as const;
export type VerdictState = keyof typeof verdictStates;
