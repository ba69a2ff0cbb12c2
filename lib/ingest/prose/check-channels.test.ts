import { expect, it } from "vitest";
import type { ProseReading } from "../reading";
import { checkChannels } from "./check-statements";

const raw = "全年主动公开信息300条，其中网站200条、微信100条。";
const figure = (value: number, changes: Partial<ProseReading> = {}): ProseReading => ({
  value,
  approximate: false,
  raw,
  at: { table: 1, row: 1, column: 1 },
  section: 1,
  ...changes,
});
const found = (total: ProseReading, wechat: ProseReading) =>
  checkChannels(
    new Map([
      ["prose.disclosed.total", total],
      ["prose.disclosed.website", figure(200)],
      ["prose.disclosed.wechat", wechat],
    ]),
  ).map(({ check, expected, found: sum }) => `${check} ${expected} ${sum}`);

it("the channels of a sentence may hold all of its total, or less, and never more", () => {
  expect(found(figure(300), figure(100))).toEqual([]);
  expect(found(figure(300), figure(60))).toEqual([]);
  expect(found(figure(300), figure(101))).toEqual(["prose-sum 300 301"]);
});

it("what another sentence counts, or about so many, contradicts nothing", () => {
  expect(found(figure(300), figure(500, { raw: "微信公开500条。" }))).toEqual([]);
  expect(found(figure(300, { approximate: true }), figure(101))).toEqual([]);
});
