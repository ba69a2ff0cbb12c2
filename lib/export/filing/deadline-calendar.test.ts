import { expect, it } from "vitest";
import { deadlineCalendar } from "./deadline-calendar";

const day = {
  uid: "2025-99-towns-2026-01-31@filing.nianbaotong",
  day: "2026-01-31",
  summary: "2025年报公布期限：甲区街道、乡镇3个",
  description: "甲;乙,丙\\丁\n戊：条例没有写明街道、乡镇的期限，按惯例与部门相同，为次年1月31日。",
  url: "https://nianbao.example/filing?region=99&year=2025",
};
const calendar = () => deadlineCalendar("甲区年报公布期限", "2026-02-01T03:04:05.678Z", [day]);

it("is an iCalendar file of days, with the time of its version and escaped texts", () => {
  const unfolded = calendar().replaceAll("\r\n ", "");
  expect(unfolded.split("\r\n")).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//nianbaotong//filing//ZH",
    "CALSCALE:GREGORIAN",
    "X-WR-CALNAME:甲区年报公布期限",
    "BEGIN:VEVENT",
    "UID:2025-99-towns-2026-01-31@filing.nianbaotong",
    "DTSTAMP:20260201T030405Z",
    "DTSTART;VALUE=DATE:20260131",
    "DTEND;VALUE=DATE:20260201",
    "SUMMARY:2025年报公布期限：甲区街道、乡镇3个",
    "DESCRIPTION:甲\\;乙\\,丙\\\\丁 戊：条例没有写明街道、乡镇的期限，按惯例与部门相同，为次年1月31日。",
    "URL:https://nianbao.example/filing?region=99&year=2025",
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

it("has no line of more than 75 octets, and divides no letter", () => {
  const lines = calendar().split("\r\n");
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  expect(lines.filter((line) => line.startsWith(" ")).length).toBeGreaterThan(0);
  expect(calendar()).not.toContain("\ufffd");
});

it("goes over the end of a month and of a year", () => {
  const text = deadlineCalendar("甲", "2026-02-01T03:04:05.678Z", [{ ...day, day: "2026-12-31" }]);
  expect(text).toContain("DTEND;VALUE=DATE:20270101");
});
