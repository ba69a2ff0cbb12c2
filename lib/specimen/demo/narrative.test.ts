import fc from "fast-check";
import { expect, it } from "vitest";
import { tokensOf } from "@/lib/ingest/extract/token";
import { readProse } from "@/lib/ingest/prose/read-prose";
import type { Section } from "@/lib/ingest/reading";
import { seededRandom } from "../seeded-random";
import { narrate } from "./narrative";

/** What the sentences of the generator state, found by their own wording. */
function expectedOf(text: string): Record<string, number> {
  const split = /公开政府信息(\d+)条，其中网站(\d+)条、微信(\d+)条/.exec(text);
  const alone = /通过网站公开信息(\d+)条，通过微信公众号公开(\d+)条/.exec(text);
  const [total, website, wechat] = split ? split.slice(1) : [undefined, ...(alone?.slice(1) ?? [])];
  return {
    ...(total && { "prose.disclosed.total": Number(total) }),
    ...(website && { "prose.disclosed.website": Number(website) }),
    ...(wechat && { "prose.disclosed.wechat": Number(wechat) }),
    ...(text.includes("信息处理费为0元") && { "prose.processing_fee": 0 }),
  };
}

it("what is read from invented prose is what it states, and nothing else", () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(2019, 2023), fc.boolean(), (seed, year, territory) => {
      const own = {
        general: seededRandom(`${seed}/general`),
        problems: seededRandom(`${seed}/problems`),
      };
      const told = narrate(seededRandom(String(seed)), own, {
        agency: "澄湾市临溪区喆溪镇人民政府",
        shortName: "喆溪镇",
        year,
        form: year === 2019 ? "2019" : "2021",
        territory,
        figure: (cell) => (seed + cell.length) % 40,
      });
      const sections: Section[] = [
        { heading: "一、总体情况", number: 1, text: told.general.join("\n") },
        {
          heading: "三、收到和处理政府信息公开申请情况",
          number: 3,
          text: Object.values(told.beforeTable).join("\n"),
        },
        { heading: "五、存在的主要问题及改进情况", number: 5, text: told.problems.join("\n") },
        { heading: "六、其他需要报告的事项", number: 6, text: told.other.join("\n") },
      ];
      const all = sections.map(({ text }) => text).join("\n");
      const blocks = all.split("\n").map((text) => ({ kind: "paragraph" as const, text, line: null }));
      const tokens = tokensOf({ format: "text", metadata: [], blocks });
      const found = readProse(sections, tokens, "澄湾市临溪区喆溪镇人民政府", year);
      expect(Object.fromEntries([...found].map(([id, { value }]) => [id, value]))).toEqual(expectedOf(all));
    }),
    { numRuns: 300 },
  );
});
