import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../test-database";
import { findAgency } from "./agency";
import { agencyChildren, unassignedAgencies } from "./agency-rows";
import { groupOf } from "./group";
import { groupMembers } from "./group-members";
import { regionOptions } from "./regions";
import { searchAgencies } from "./search-agencies";

let test: TestDatabase;
beforeAll(async () => {
  const expected = false;
  test = await testDatabase({
    agencies: [
      { key: "110000", shortName: "北京市", kind: "government", expected },
      { key: "110106", shortName: "丰台区", kind: "government", parentKey: "110000" },
      { key: "110106101", shortName: "北宫镇", parentKey: "110106", aliases: ["长辛店镇"] },
      {
        key: "110106001",
        shortName: "右安门街道",
        kind: "subdistrict",
        parentKey: "110106",
        validFrom: 2023,
      },
      { key: "110106-财政局", shortName: "丰台区财政局", kind: "bureau", parentKey: "110106" },
      { key: "110000-财政局", shortName: "北京市财政局", kind: "bureau", parentKey: "110000" },
      { key: "110107", shortName: "石景山区", kind: "government", parentKey: "110000", expected },
      { key: "x-某处", shortName: "某处", name: "某处_100%", kind: "unknown", assigned: false, expected },
    ],
    reports: [
      { agency: "110106101", year: 2022 },
      { agency: "110106101", year: 2023 },
      { agency: "x-某处", year: 2023 },
    ],
  });
});
afterAll(() => test.close());

describe("an agency", () => {
  it("is found with what is above it and its reports, the latest first", async () => {
    const page = await findAgency(test.db, "110106101");
    expect(page).toMatchObject({
      agency: { shortName: "北宫镇", parentName: "丰台区", aliases: ["长辛店镇"], assigned: true },
      above: [
        { key: "110000", name: "北京市" },
        { key: "110106", name: "丰台区" },
      ],
      reports: [{ year: 2023 }, { year: 2022 }],
    });
    expect(await findAgency(test.db, "none")).toBeNull();
  });

  it("has its children in the order of their codes, bureaus before townships", async () => {
    const keys = async (parent: string | null) =>
      (await agencyChildren(test.db, parent)).map(({ key }) => key);
    expect(await keys("110106")).toEqual(["110106-财政局", "110106001", "110106101"]);
    expect(await keys(null)).toEqual(["110000", "x-某处"]);
  });

  it("waits for assignment with its reports", async () => {
    expect(await unassignedAgencies(test.db)).toEqual([{ key: "x-某处", name: "某处_100%", reports: 1 }]);
  });
});

describe("the regions", () => {
  it("are those with agencies below that should file, with full names and numbers", async () => {
    expect(await regionOptions(test.db)).toEqual([
      { key: "110000", name: "北京市", fullName: "北京市", depth: 0, members: 5 },
      { key: "110106", name: "丰台区", fullName: "北京市丰台区", depth: 1, members: 3 },
    ]);
  });
});

describe("the members of a group", () => {
  const keys = async (region: string, kind: "towns" | "bureau" | "government", year: number | null = null) =>
    (await groupMembers(test.db, groupOf({ region, kind }), year)).map(({ key }) => key);

  it("lie at any depth below the region, but bureaus directly", async () => {
    expect(await keys("110000", "towns")).toEqual(["110106001", "110106101"]);
    expect(await keys("110000", "bureau")).toEqual(["110000-财政局"]);
    expect(await keys("", "bureau")).toEqual(["110000-财政局", "110106-财政局"]);
    expect(await keys("110000", "government")).toEqual(["110106"]);
  });

  it("are those of the year, if one is named", async () => {
    expect(await keys("110106", "towns", 2022)).toEqual(["110106101"]);
  });
});

describe("a search", () => {
  const found = async (query: string, limit = 10) =>
    (await searchAgencies(test.db, query, limit)).map(({ shortName }) => shortName);

  it("finds two characters within a name, beginnings first", async () => {
    expect(await found("北")).toEqual(["北京市", "北京市财政局", "北宫镇"]);
    expect(await found("财政")).toEqual(["北京市财政局", "丰台区财政局"]);
    expect(await found("丰台区")).toEqual(["丰台区", "丰台区财政局"]);
  });

  it("finds aliases, initials and pinyin, spaces and capitals aside", async () => {
    expect(await found("长辛店")).toEqual(["北宫镇"]);
    expect(await found("BGZ")).toEqual(["北宫镇"]);
    expect(await found("bei gong")).toEqual(["北宫镇"]);
    expect(await found("anmen")).toEqual(["右安门街道"]);
  });

  it("takes wildcards and quotes as they are", async () => {
    expect(await found("0%")).toEqual(["某处"]);
    expect(await found("处_1")).toEqual(["某处"]);
    for (const query of ["%", "_", "'", '"', "[]", " ", "!"])
      expect([query, ...(await found(query))]).toEqual([query, ...(/[%_]/.test(query) ? ["某处"] : [])]);
  });

  it("gives no more than the limit", async () => {
    expect(await found("北", 1)).toEqual(["北京市"]);
  });
});
