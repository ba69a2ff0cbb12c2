import { expect, it } from "vitest";
import { type FilingFacts, facetCounts, facetsOf, filingFacets } from "./filing-state";

const filed: FilingFacts = {
  state: "filed",
  corrections: 0,
  alterations: 0,
  pageChangedOn: null,
  withdrawnOn: null,
  findings: 0,
};

it("puts a report under all that is known of it, in the order of the facets", () => {
  const all: FilingFacts = {
    state: "late",
    corrections: 2,
    alterations: 1,
    pageChangedOn: null,
    withdrawnOn: null,
    findings: 3,
  };
  expect(facetsOf(all)).toEqual(["filed", "late", "corrected", "altered", "flagged"]);
  expect(facetsOf({ ...filed, state: "not_collected" })).toEqual(["not_collected"]);
  expect(facetsOf({ ...filed, state: "unread", withdrawnOn: "2026-02-03" })).toEqual(["unread", "withdrawn"]);
});

it("counts every facet, those that nobody comes under as 0", () => {
  const counts = facetCounts([filed, { ...filed, state: "late" }, { ...filed, state: "not_due" }]);
  expect(Object.keys(counts)).toEqual(Object.keys(filingFacets));
  expect(counts).toMatchObject({ filed: 2, late: 1, not_due: 1, not_filed: 0 });
});
