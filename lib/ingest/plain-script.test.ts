import { Converter } from "opencc-js/cn2t";
import { expect, it } from "vitest";
import { renderHtml } from "@/lib/specimen/html";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { encodeText, renderText } from "@/lib/specimen/text";
import { isMeaningless, plainIdeograph } from "./plain-script";
import { readReport } from "./read-file";

const specimen = plainSpecimen("2021");
const plain = renderText(specimen, "line-per-cell");
const page = renderHtml(specimen, "page", {
  name: "政府网站",
  column: "年报",
  source: "办公室",
  charset: "utf-8",
});

async function read(text: string) {
  const outcome = await readReport(encodeText(text, "utf-8"), "报告");
  if (outcome.status === "refused") throw new Error(outcome.reason);
  return outcome;
}

const scripts = (["t", "tw", "hk"] as const).map((to) => [to, Converter({ from: "cn", to })] as const);

it.each(scripts)("a copy in traditional characters is read like its original: %s", async (_, convert) => {
  for (const original of [plain, page]) {
    const { cells, agency, year, publishedOn, status } = await read(convert(original));
    expect({ agency, year, publishedOn, status }).toMatchObject(await identityOf(original));
    expect([...cells].filter(([, { kind }]) => kind !== "number")).toEqual([]);
  }
});

async function identityOf(text: string) {
  const { agency, year, publishedOn, status } = await read(text);
  return { agency, year, publishedOn, status };
}

it("syllables that a copy writes behind characters are passed over", async () => {
  const [, convert] = scripts[0] ?? [];
  const noisy = (convert?.(plain) ?? "")
    .replaceAll("開", "開(kāi)")
    .replaceAll("數", "數(shù)")
    .replaceAll("結", "結(jié)")
    .replaceAll("業", "業（yè）");
  const { cells, agency, status } = await read(noisy);
  expect({ agency, status }).toEqual({ agency: specimen.agency, status: "accepted" });
  expect(cells.get("disputes.review.upheld")).toMatchObject({ kind: "number", value: 0 });
});

it("the document is kept as it was printed", async () => {
  const [, convert] = scripts[0] ?? [];
  const { document } = await read(convert?.(plain) ?? "");
  expect(JSON.stringify(document.blocks)).toContain("公開");
});

it("radicals that printing programs name instead of characters become the characters", () => {
  expect(plainIdeograph("⼈⺠政府⾏政⻓⻅⻔⼀")).toBe("人民政府行政长见门一");
});

it("every character of the radicals block in the list stands before an ordinary one", () => {
  for (let code = 0x2e80; code < 0x2fd6; code += 1) {
    const plain = plainIdeograph(String.fromCodePoint(code));
    expect(plain.length).toBeGreaterThan(0);
    if (code >= 0x2f00) expect(plain).toMatch(/[\u4e00-\u9fff]/);
  }
});

it("ordinary text stays as it is, width and punctuation included", () => {
  expect(plainIdeograph("（三）１２ 号")).toBe("（三）１２ 号");
});

it("private, replacement and control characters mean nothing", () => {
  expect(["\ue001", "\ufffd", "\u0003", ""].every(isMeaningless)).toBe(true);
  expect(isMeaningless("人")).toBe(false);
});
