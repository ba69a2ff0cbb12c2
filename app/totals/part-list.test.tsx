import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { TotalPartRow } from "@/db/views/totals/total-parts";
import type { TotalsView } from "@/db/views/totals/totals-view";
import { PartList } from "./part-list";

it("leads from a fixed version to the ranking of the same version", () => {
  const asked = { region: "99", kind: null, year: 2024, form: null, cell: "requests.received.total" };
  const row: TotalPartRow = {
    ...{ key: "9901", name: "东镇", kind: "街道、乡镇", text: "3" },
    ...{ isCounted: true, doubt: "", hasSource: true },
  };
  const page = (v: string | null) => {
    const list = PartList({
      asked: { ...asked, v },
      view: { figures: new Map(), hasWhole: false } as unknown as TotalsView,
      rows: [row],
    });
    return renderToStaticMarkup(list.props.children);
  };
  const ranking = (html: string) => /href="(\/compare[^"]+)"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
  expect(ranking(page("2026-01-31.2"))).toMatch(/[?&]v=2026-01-31\.2(&|$)/);
  expect(ranking(page(null))).not.toContain("v=");
});
