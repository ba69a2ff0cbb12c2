import { expect, it } from "vitest";
import { overlapOf } from "./identities";
import { indicatorById } from "./indicators";

const overlap = (one: string, other: string) => overlapOf(indicatorById(one), indicatorById(other));

it("knows a total from its own parts, over both axes", () => {
  expect(overlap("requests.closed.total", "requests.granted.total")).toBe("contains");
  expect(overlap("requests.granted.total", "requests.closed.total")).toBe("within");
  expect(overlap("requests.closed.total", "requests.granted.person")).toBe("contains");
  expect(overlap("sum.disputes", "sum.suits")).toBe("contains");
  expect(overlap("sum.granted", "requests.granted.total")).not.toBeNull();
  expect(overlap("disputes.review.total", "disputes.review.upheld")).toBe("contains");
});

it("finds none between parts, or between what came in and what was closed", () => {
  expect(overlap("sum.granted", "sum.refused")).toBeNull();
  expect(overlap("requests.received.total", "requests.closed.total")).toBeNull();
  expect(overlap("requests.received.total", "requests.carried_in.total")).toBeNull();
});
