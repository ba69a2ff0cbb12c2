import { expect, it } from "vitest";
import { otherAgencyInBody } from "./other-agency";

const agency = "柳泉县云岭镇人民政府";

it("another township that a body speaks of again and again is told", () => {
  expect(otherAgencyInBody(agency, "青泽镇按月公开。青泽镇设有查阅点。")).toBe("青泽镇");
});

it("towns in general are no other township", () => {
  expect(
    otherAgencyInBody(agency, "推进新型城镇建设，新型城镇的规划按月公开。各乡镇设有查阅点。"),
  ).toBeNull();
});
