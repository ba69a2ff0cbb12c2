import { expect, it } from "vitest";
import { barWidth, timeLeft } from "./progress";

it("the bar leaves room for its words on a narrow terminal", () => {
  expect([200, 80, 60, 40].map((columns) => barWidth(columns, 549))).toEqual([40, 35, 15, 5]);
});

it("the time left is said in seconds, minutes, hours", () => {
  expect([0.2, 59, 61, 3599, 3601, 9000].map(timeLeft)).toEqual([
    "1秒",
    "59秒",
    "2分钟",
    "1小时0分钟",
    "1小时1分钟",
    "2小时30分钟",
  ]);
});
