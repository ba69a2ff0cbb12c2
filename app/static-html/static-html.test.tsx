import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { keepHtml, takeHtml } from "./kept-html";
import { StandingHtml } from "./standing-html";
import { StaticHtml } from "./static-html";

it("puts what it is given into the page once, and only its name into the data of the page", async () => {
  const element = await StaticHtml({ as: "section", className: "wide", children: <p>镇 &lt;1&gt;</p> });
  expect(JSON.stringify(element.props)).not.toContain("镇");
  expect(renderToStaticMarkup(element)).toMatch(
    /^<section class="wide" data-html="[\w-]{16}"><p>镇 &lt;1&gt;<\/p><\/section>$/,
  );
});

it("gives the same content the same name, so that the same page is the same text", async () => {
  const names = await Promise.all(
    [1, 2].map(async () => (await StaticHtml({ children: <b>甲</b> })).props.name),
  );
  expect(names[0]).toBe(names[1]);
});

it("gives two pages of the same content each theirs, and keeps nothing after", () => {
  keepHtml("same", "<b></b>");
  keepHtml("same", "<b></b>");
  expect([takeHtml("same"), takeHtml("same")]).toEqual(["<b></b>", "<b></b>"]);
  expect(() => takeHtml("same")).toThrow('no HTML was kept as "same"');
});

it("fails rather than show a page without its content", () => {
  expect(() => renderToStaticMarkup(<StandingHtml name="unknown" />)).toThrow("unknown");
});

it("drops after a minute what no page came for, and keeps what is asked for still", () => {
  const begun = Date.now();
  keepHtml("left behind", "<i></i>", begun);
  keepHtml("young", "<b></b>", begun + 50_000);
  keepHtml("next", "<u></u>", begun + 61_000);
  expect(() => takeHtml("left behind")).toThrow();
  expect([takeHtml("young"), takeHtml("next")]).toEqual(["<b></b>", "<u></u>"]);
});

it("never keeps more than so much of what no page comes for", () => {
  for (let at = 0; at < 40; at += 1) keepHtml(`large ${at}`, "一".repeat(1_000_000));
  expect(() => takeHtml("large 0")).toThrow();
  expect(takeHtml("large 39")).toHaveLength(1_000_000);
  for (let at = 8; at < 39; at += 1) takeHtml(`large ${at}`);
});
