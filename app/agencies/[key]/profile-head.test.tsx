import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { AgencyCause } from "@/db/views/checks/agency-causes";
import { CauseList } from "./profile-head";

const cause = (check: string, items: number): AgencyCause => ({
  check,
  severity: "warning",
  severityName: "提醒",
  href: "/checks",
  items: Array.from({ length: items }, (_, at) => ({
    key: `${check} ${at}`,
    year: 2025,
    message: `第${at + 1}处。`,
    more: 0,
    reportHref: null,
    sourceHref: null,
    verdict: null,
  })),
});
const listOf = (open: AgencyCause[]) =>
  renderToStaticMarkup(<CauseList causes={{ open, notes: [], settled: [], href: "/checks" }} />)
    .replaceAll("<!-- -->", "")
    .replace(/<[^>]*>/g, " ");

it("says of what does not fit on the sheet how much it is", () => {
  const open = [1, 2, 3, 1, 2, 4].map((items, at) => cause(`核对${at + 1}`, items));
  expect(listOf(open)).toContain("纸上列出前4种核对，另有2种的6项，见网站的核查页");
  expect(listOf(open.slice(0, 4))).not.toContain("纸上");
});
