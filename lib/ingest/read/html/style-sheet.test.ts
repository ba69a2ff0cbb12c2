import { expect, it } from "vitest";
import { ReadError } from "../../open/read-error";
import { readHtml } from "./html";

/** What is read of a box of a table, under a style sheet. */
function boxOf(css: string, box: string): string | undefined {
  const page = `<style>${css}</style><table><tr><td>甲</td>${box}</tr><tr><td>乙</td><td>2</td></tr></table>`;
  const [table] = readHtml(page).blocks;
  return table?.kind === "table" ? table.rows[0]?.[1]?.text : undefined;
}

it.each([
  [".x{display:none}", "15"],
  ["/* .x{} */ td span.x , .y { visibility : hidden }", "15"],
  ["@media screen{.x{display:none}}", "15"],
  [".x{text-decoration:line-through}", "15"],
  [".x{font-size:0}", "15^3"],
  [".x{display:inline!important} span.x{display:none}", "153"],
  ["@media screen and (max-width:768px){.x{display:none}}", "153"],
  ["@media not screen{.x{display:none}}", "153"],
  ["<!-- .x{display:none} -->", "15"],
  [".x{vertical-align:super}", "15^3"],
  ["span{display:none} .x{display:inline}", "153"],
  [".x.z{display:none}", "153"],
  [".other .x{display:none}", "153"],
  [".x:before{display:none}", "153"],
  ["@media print{.x{display:none}}", "153"],
  [".x{display:none", "15"],
  ["/* .x{display:none}", "153"],
])("a digit under %s", (css, text) => {
  expect(boxOf(css, '<td>15<span class="x">3</span></td>')).toBe(text);
});

it.each([
  ["display:none;text-indent:0", "64"],
  ["display:none;visibility:visible", "64"],
  ["text-indent:-9999px;display:inline", "64"],
  ["color:#fff;float:none", "7^64"],
  ["float:right;color:#000", "7^64"],
  ["font-size:0;opacity:1", "7^64"],
])("takes back nothing of one property by another (%s)", (style, text) => {
  expect(boxOf("", `<td><span style="${style}">7</span>64</td>`)).toBe(text);
});

it("leaves out a box that the style sheet hides, and lets the box's own style decide", () => {
  expect(boxOf(".x{display:none}", '<td class="x">3</td><td>15</td>')).toBe("15");
  expect(boxOf(".x{display:none}", '<td class="x" style="display:table-cell">15</td>')).toBe("15");
});

it.each(["color:#fff", "color : white", "color:rgb(255, 255, 255)", "color:hsl(0, 0%, 100%)", "color:snow"])(
  "parts text that is white beside other text, and reads a white box, which may have a dark ground (%s)",
  (style) => {
    expect(boxOf("", `<td><span style="${style}">3</span>15</td>`)).toBe("3^15");
    expect(boxOf("", `<td><span style="${style}"><br>3</span>15</td>`)).toBe("3^15");
    expect(boxOf("", `<td><b style="${style}">15</b></td>`)).toBe("15");
  },
);

it.each(["td", "p", "section"])("reads what has a size of its own in a %s without one", (name) => {
  const inner = `<span style="font-size:14px">35</span>`;
  const box =
    name === "td"
      ? `<td style="font-size:0">${inner}</td>`
      : `<td><${name} style="font-size:0">${inner}</${name}></td>`;
  expect(boxOf("", box)).toBe("35");
});

it("reads larger parts that a click shows", () => {
  const blocks = readHtml('<style>.tab{display:none}</style><div class="tab">一、总体情况</div>').blocks;
  expect(blocks).toMatchObject([{ text: "一、总体情况" }]);
});

it("parts a lowered digit, and leaves out the sound of a word", () => {
  expect(boxOf("", "<td>15<sub>3</sub></td>")).toBe("15^3");
  expect(boxOf("", "<td><ruby>15<rp>(</rp><rt>3</rt></ruby></td>")).toBe("15");
});

it("passes over style sheets for print", () => {
  const page = (media: string) =>
    `<style media="${media}">.x{display:none}</style><table><tr><td>甲</td><td>1<b class="x">5</b></td></tr><tr><td>乙</td><td>2</td></tr></table>`;
  const boxIn = (media: string) => {
    const [table] = readHtml(page(media)).blocks;
    return table?.kind === "table" ? table.rows[0]?.[1]?.text : undefined;
  };
  expect(["print", "screen", "all", "screen and (max-width:768px)"].map(boxIn)).toEqual([
    "15",
    "1",
    "1",
    "15",
  ]);
});

it.each([
  "display".repeat(20_000),
  "a{b:c}".repeat(20_000),
  `a{b:${"c".repeat(200_000)}}`,
  "}".repeat(500_000),
])("takes no long over a style of letters without end", (css) => {
  expect(boxOf(css, `<td style="display${"a".repeat(200_000)}">15</td>`)).toBe("15");
});

it.each([
  "a{b:c;".repeat(20_000),
  "@media screen{".repeat(20_000),
  `a{b:${"(".repeat(500_000)}`,
  `a{b:${"c ".repeat(200_000)}}`,
])("reads no page whose styles nest or go on without end", (css) => {
  expect(() => boxOf(css, "<td>15</td>")).toThrow(ReadError);
  expect(() => boxOf("", `<td style="${css}">15</td>`)).toThrow(ReadError);
});

it("reads no page whose rules take longer to hold against its elements than those of any page", () => {
  const rules = Array.from({ length: 4000 }, (_, at) => `[data-n${at}]{display:none}`).join("");
  const page = `<style>${rules}</style>${"<p><b>15</b></p>".repeat(3000)}`;
  expect(() => readHtml(page)).toThrow(ReadError);
});
