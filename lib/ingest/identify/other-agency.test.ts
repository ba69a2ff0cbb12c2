import { expect, it } from "vitest";
import { otherAgencyInBody, otherAgencyInName } from "./other-agency";

const agency = "柳泉县云岭镇人民政府";

it("another township that a body speaks of again and again is told", () => {
  expect(otherAgencyInBody(agency, "青泽镇按月公开。青泽镇设有查阅点。")).toBe("青泽镇");
});

it("towns in general are no other township", () => {
  expect(
    otherAgencyInBody(agency, "推进新型城镇建设，新型城镇的规划按月公开。各乡镇设有查阅点。"),
  ).toBeNull();
});

it.each([
  ["青泽镇2023年政府信息公开工作年度报告.docx", "青泽镇"],
  ["青泽镇人民政府.docx", "青泽镇人民政府"],
  ["某县/2023/柳泉县教育局2023年年报.pdf", "柳泉县教育局"],
])("a file that is named for another agency is told: %s", (name, other) => {
  expect(otherAgencyInName(agency, name)).toBe(other);
});

it.each([
  "云岭镇2023年政府信息公开工作年度报告.docx",
  "青泽镇人民政府/云岭镇.docx",
  "柳泉县云岭镇人民政府.pdf",
  "报告.docx",
  "2023年政府信息公开工作年度报告.html",
  "扫描件0001.pdf",
])("a name that is the agency's own, shorter, or none is no other one: %s", (name) => {
  expect(otherAgencyInName(agency, name)).toBeNull();
});

it("a bureau's usual short name is its own", () => {
  expect(otherAgencyInName("柳泉县人力资源和社会保障局", "柳泉县人社局2023年报.docx")).toBeNull();
});
