import { expect, it } from "vitest";
import { atomFeed } from "./change-feed";

const entry = {
  identity: ["report", "991", "2025", "own", "sha", "corrected"],
  title: "东镇<2025>年报：更正 & 公布",
  updated: "2026-02-01T03:04:05.678Z",
  link: "https://nianbao.example/reports/991/2025?scope=territory&x=1",
  summary: "更正后重新公布",
  category: { term: "corrected", label: "更正" },
};
const feed = {
  identity: ["filing", "99", "", ""],
  title: "甲区年报公布和变动",
  subtitle: "最多100条",
  updated: "2026-02-01T03:04:05.678Z",
  self: "https://nianbao.example/filing/atom?region=99",
  page: "https://nianbao.example/filing?region=99",
  entries: [entry],
};

it("is an Atom feed, with whole links and escaped texts", () => {
  expect(atomFeed(feed)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
    <id>urn:uuid:6f6afa05-c1a3-89ef-a424-a85ad46f5ff5</id>
    <title>甲区年报公布和变动</title>
    <subtitle>最多100条</subtitle>
    <updated>2026-02-01T03:04:05.678Z</updated>
    <author><name>年报通</name></author>
    <link rel="self" type="application/atom+xml" href="https://nianbao.example/filing/atom?region=99"></link>
    <link rel="alternate" type="text/html" href="https://nianbao.example/filing?region=99"></link>
    <entry><id>urn:uuid:104e212d-8ffb-844f-bbd8-593314a98eb8</id><title>东镇&#60;2025&#62;年报：更正 &amp; 公布</title><updated>2026-02-01T03:04:05.678Z</updated><link rel="alternate" type="text/html" href="https://nianbao.example/reports/991/2025?scope=territory&amp;x=1"></link><category term="corrected" label="更正"></category><summary>更正后重新公布</summary></entry>
    </feed>
    "
  `);
});

it("has ids that depend on what they name alone, not on where the site is reached", () => {
  const ids = (text: string) => [...text.matchAll(/<id>([^<]*)<\/id>/g)].map(([, id]) => id);
  const here = ids(atomFeed(feed));
  const there = ids(
    atomFeed({ ...feed, self: "http://localhost/filing/atom", entries: [{ ...entry, title: "甲" }] }),
  );
  expect(there).toEqual(here);
  expect(new Set(here).size).toBe(2);
  const other = { ...entry, identity: [...entry.identity, "2"] };
  expect(ids(atomFeed({ ...feed, entries: [other] }))[1]).not.toBe(here[1]);
  for (const id of here)
    expect(id).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});
