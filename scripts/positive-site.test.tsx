import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { ReactNode } from "react";
import { prerender } from "react-dom/static";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { type PlainReport, type TestDatabase, testDatabase } from "@/db/test-database";
import { exportedView } from "@/db/views/exported-view";
import { exportFile } from "@/lib/export/export-file";
import type { ExportFormat } from "@/lib/export/export-formats";
import { dots } from "@/lib/export/fixtures/dot-pictures";
import { usesPostgres } from "@/lib/settings";
import { printBriefing } from "@/lib/view/briefing-state";
import { chartForms, printView, viewSchema } from "@/lib/view/view";
import { bundleProgram } from "./bundle-program";
import { exportCommand } from "./export";

const closed = "requests.closed.total";
const granted = "requests.granted.total";
const received = "requests.received.total";
const report = (agency: string, year: number, share: number): PlainReport => ({
  ...{ agency, year },
  cells: {
    ...{ [received]: 200, [closed]: 200, [granted]: share, "requests.partial.total": 0 },
    ...{ "disputes.review.total": 100 - Math.min(share, 100), "disputes.suit_direct.total": 0 },
  },
});
/** Far below all others, and fallen there. */
const last = { key: "99-22", shortName: "洼末镇" };
const towns = Array.from({ length: 30 }, (_, at) => ({
  ...{
    key: `99-${at + 10}`,
    parentKey: "99",
    shortName: `${"甲乙丙丁戊己"[at % 6]}${"一二三四五"[at % 5]}镇`,
  },
}));
const site = "http://localhost:3000";
let test: TestDatabase;
let folder: string;

beforeAll(async () => {
  for (const name of ["verify-program", "draw-worker", "office-worker"] as const) await bundleProgram(name);
  folder = mkdtempSync(path.join(tmpdir(), "nianbao-positive-"));
  test = await testDatabase({
    agencies: [
      { key: "99", kind: "government", shortName: "甲区", expected: false },
      ...towns.map((town) => (town.key === last.key ? { ...town, ...last } : town)),
      { key: "99-w", parentKey: "99", kind: "bureau", shortName: "独水局" },
    ],
    reports: [
      ...towns.flatMap(({ key }, at) => [
        report(key, 2023, 100 + at),
        report(key, 2024, key === last.key ? 4 : 100 + at),
      ]),
      report("99-w", 2023, 190),
      report("99-w", 2024, 2),
    ],
  });
});
beforeEach(() => {
  vi.stubEnv(usesPostgres() ? "DATABASE_URL" : "DATABASE_PATH", test.path);
  vi.stubEnv("PUBLISH_RANKS", "positive");
  vi.spyOn(console, "log").mockImplementation(() => {});
  globalThis.nianbaotongDatabase = undefined;
  return async () => {
    await (await globalThis.nianbaotongDatabase)?.close?.();
    globalThis.nianbaotongDatabase = undefined;
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  };
});
afterAll(async () => {
  await test.close();
  rmSync(folder, { recursive: true });
});

/** What says of somebody that it is the last, below all others, or changed by more than chance. */
const negative = [
  /far_(above|below)|(:"|,)(above|below)[",]|远[高低]于(?!指)|>[高低]于<|[高低]于所列机关合计的有/g,
  /最[少低]的是.{0,20}|第\d+(–\d+)?位/g,
  /.{0,20} 超出偶然|比上年变动超出偶然的\d.{0,20}|"beyondChance":true/g,
  /sort=(low|fall)\b/g,
];
/** Texts in the source of a page stand escaped. */
const negativesIn = (text: string) => {
  const plain = text.replaceAll('\\"', '"').replaceAll("&quot;", '"');
  return negative.flatMap((one) => plain.match(one) ?? []);
};
const rates = ["rate.granted", "rate.disputes", received];
const views = chartForms.flatMap((how) =>
  rates.flatMap((what) =>
    (["code", "low", "fall"] as const).map((sort) => {
      const two = how === "scatter" || how === "heat" ? [what, closed] : [what];
      return viewSchema.parse({ ...{ how, sort, what: two }, region: "99", from: 2023, to: 2024 });
    }),
  ),
);
const formats: readonly ExportFormat[] = ["csv", "tidy", "json", "txt", "xlsx", "docx", "pptx"];

function wordsOf(bytes: Uint8Array): string {
  if (strFromU8(bytes.slice(0, 2)) !== "PK") return strFromU8(bytes);
  return Object.entries(unzipSync(bytes))
    .map(([name, part]) => (/\.(xml|rels)$/.test(name) ? strFromU8(part) : ""))
    .join("\n");
}

it("names nobody in the sentence of any form, and says nothing of a row in any file", async () => {
  for (const view of views) {
    const exported = await exportedView(test.db, view);
    const name = `${view.how} ${view.what} ${view.sort}`;
    for (const { sentence } of exported.charts) {
      expect(negativesIn(sentence), name).toEqual([]);
      expect(sentence, name).not.toContain(last.shortName);
    }
    if (view.sort !== "code" || view.what[0] !== rates[0]) continue;
    for (const format of formats)
      expect(negativesIn(wordsOf(await exportFile(format, exported, dots))), `${name} ${format}`).toEqual([]);
  }
});

const queries = views
  .filter(({ sort, what }) => sort === "code" && what[0] === rates[0])
  .map((view) => printView(view));

it("says nothing of it in frames, oEmbed, briefings and the files of the command line", async () => {
  const [{ GET: embed }, { GET: oembed }, { GET: briefing }] = [
    await import("@/app/embed/compare/route"),
    await import("@/app/api/oembed/route"),
    await import("@/app/briefing/[format]/route"),
  ];
  const asked = (address: string) =>
    new Request(`${site}${address}`, { headers: { host: "localhost:3000" } });
  for (const query of queries) {
    const frame = await (await embed(asked(`/embed/compare?${query}`))).text();
    expect(frame, query).toContain("<title>甲区");
    expect(negativesIn(frame), query).toEqual([]);
    const url = encodeURIComponent(`${site}/compare?${query}`);
    const answer = await oembed(asked(`/api/oembed?url=${url}`));
    expect(answer.status).toBe(200);
    const told = await answer.text();
    expect(negativesIn(told), query).toEqual([]);
    expect(told).not.toContain(last.shortName);
  }
  const entries = views
    .filter(({ how, sort }) => (how === "rank" || how === "funnel" || how === "bar") && sort === "code")
    .map((view, at) => ({ number: at + 1, view, heading: "", note: "" }));
  const listed = printBriefing({ title: "", entries });
  for (const format of ["docx", "pptx", "html"]) {
    const file = await briefing(asked(`/briefing/${format}?${listed}`), {
      params: Promise.resolve({ format }),
    });
    expect(file.status, format).toBe(200);
    expect(negativesIn(wordsOf(new Uint8Array(await file.arrayBuffer()))), format).toEqual([]);
  }
  for (const [name, query] of [
    ["rank.tidy.csv", queries.find((one) => one.includes("how=rank"))],
    ["funnel.json", queries.find((one) => one.includes("how=funnel"))],
  ] as const) {
    const file = path.join(folder, name);
    expect(await exportCommand([`/compare?${query}`, "--to", file])).toBe(0);
    expect(negativesIn(readFileSync(file, "utf8")), name).toEqual([]);
  }
});

it("says nothing of it on pages and in feeds", async () => {
  const [home, compare, agency, beside, feed] = [
    await import("@/app/page"),
    await import("@/app/compare/page"),
    await import("@/app/agencies/[key]/page"),
    await import("@/app/beside/page"),
    await import("@/app/filing/[format]/route"),
  ];
  const of = (query: string) => Promise.resolve(Object.fromEntries(new URLSearchParams(query)));
  const pages: [string, ReactNode | Promise<ReactNode>][] = [
    ...["region=99", "region=99&kind=town", "region=99&kind=bureau"].map(
      (query): [string, Promise<ReactNode>] => [query, home.default({ searchParams: of(query) })],
    ),
    ...queries.map((query): [string, Promise<ReactNode>] => [
      query,
      compare.default({ searchParams: of(query) }),
    ]),
    ["agency", agency.default({ params: Promise.resolve({ key: last.key }) })],
    ["beside", beside.default({ searchParams: of(`units=${last.key},99-10`) })],
  ];
  for (const [name, page] of pages) {
    const { prelude } = await prerender(await page);
    const text = await new Response(prelude).text();
    expect(negativesIn(text), name).toEqual([]);
    // A kind of which there is one agency.
    expect(text, name).not.toContain("变化最大的是甲区部门");
  }
  const atom = await feed.GET(new Request(`${site}/filing/atom?region=99`), {
    params: Promise.resolve({ format: "atom" }),
  });
  expect(negativesIn(await atom.text())).toEqual([]);
});
