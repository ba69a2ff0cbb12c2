import { expect, it } from "vitest";
import { bureauKey, unassignedKey, unassignedName } from "./public-key";

it("is the same in every database: these must never change", () => {
  expect(bureauKey("110106", "教育局")).toBe("110106-bimib7nin");
  expect(bureauKey(null, "教育局")).toBe("x-bimib7nin");
  expect(unassignedKey("北京市丰台区北营镇人民政府")).toBe("x-cblenzat");
});

it("tells apart two of one name by their years", () => {
  expect(bureauKey("110106", "教育局", "–2018")).not.toBe(bureauKey("110106", "教育局"));
});

it("is one for a name however it was typed", () => {
  expect(unassignedKey("某海关（全关区） ")).toBe(unassignedKey("某海关(全关区)"));
  expect(unassignedName("某 海关/（全关区）")).toBe("某海关(全关区)");
});
