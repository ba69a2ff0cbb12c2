/** First and last year under this name, and who took over; keyed by district (or city) and short name. */
export type Change = { from?: number; to?: number; successor?: string };

/** Agencies that were merged, founded or turned into another. The successor is named in the same place. */
export const changes: ReadonlyMap<string, Change> = new Map([
  ["临溪区三岔雾乡", { to: 2020, successor: "云栈镇" }],
  ["望岚区苦竹寨乡", { to: 2021, successor: "雾灵垭乡" }],
  ["望岚区雀舌乡", { to: 2022, successor: "雀舌镇" }],
  ["望岚区雀舌镇", { from: 2023 }],
  ["临溪区乡村振兴局", { from: 2021, to: 2023, successor: "农业农村局" }],
  ["望岚区旅游发展局", { to: 2020, successor: "文化和旅游局" }],
]);

/** Agencies that go on under another name, which is then an alias: the name up to and including the year. */
export const formerNames: ReadonlyMap<string, { name: string; until: number }> = new Map([
  ["临溪区青堃镇", { name: "青堃乡", until: 2021 }],
  ["澄湾市数据局", { name: "大数据发展管理局", until: 2023 }],
]);
