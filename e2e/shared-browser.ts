import AxeBuilder from "@axe-core/playwright";
import { test as ownTest, type Page } from "@playwright/test";

type Shared = { scripted: Page; plain: Page };

/**
 * Tests whose pages stand in one browser, as of a person who goes from page to page: fonts, styles and scripts are loaded
 * once, which takes ten times as long as a page, and a window is opened once, which takes twice as long. For tests that
 * leave nothing in the browser, and nothing that waits for events of the window; others take `test` of Playwright, with a
 * new browser for each.
 */
export const test = ownTest.extend<object, Shared>({
  scripted: [
    async ({ browser }, use, { project }) => {
      const { baseURL = "", locale = "" } = project.use;
      const context = await browser.newContext({ baseURL, locale });
      await use(await context.newPage());
      await context.close();
    },
    { scope: "worker" },
  ],
  plain: [
    async ({ browser }, use, { project }) => {
      const { baseURL = "", locale = "" } = project.use;
      const context = await browser.newContext({ baseURL, locale, javaScriptEnabled: false });
      await use(await context.newPage());
      await context.close();
    },
    { scope: "worker" },
  ],
  page: async ({ javaScriptEnabled, scripted, plain }, use) => {
    const page = javaScriptEnabled === false ? plain : scripted;
    await asNew(page);
    await use(page);
  },
});

/** A window as it is when it is opened, whatever the test before did in it: of its page nothing is left. */
async function asNew(page: Page): Promise<void> {
  await page.goto("about:blank");
  await page.mouse.move(-1, -1);
  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width: 1280, height: 720 });
}

/**
 * What axe finds by its rules for WCAG 2 and good practice, with the first place of each, without what repeats; and names that
 * stand in the page twice. All rules at each width: nearly all the time goes to contrast, which may differ with what lies
 * behind a text. In its other mode axe writes out a selector for every element that passes, several times the work. In this one
 * it looks into frames of the same origin alone, and others the site has none.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  const twice = await page.evaluate(hideRepeated, repeated);
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"], preload: false })
    .setLegacyMode()
    .analyze();
  await page.evaluate(showRepeated, repeated);
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    ...twice.map((id) => `two elements are called ${id}`),
  ];
}

const repeated = "data-repeated";

/**
 * Hides all that looks as three others before it in the same element, of which a table has hundreds: the same elements with
 * the same classes and colours, be their words and places what they may. Returns the ids that are there twice.
 */
function hideRepeated(mark: string): string[] {
  const isPlace =
    /^(?:c?[xy][12]?|d|r|width|height|points|transform|href|id|title|for|value|datetime|data-.*|aria-.*)$/;
  const looks = new WeakMap<Element, string>();
  const lookOf = (element: Element): string => {
    const known = looks.get(element);
    if (known !== undefined) return known;
    const attributes = [...element.attributes].map(({ name, value }) =>
      isPlace.test(name) ? `${name}${value.trim() === "" ? "" : "+"}` : `${name}=${value}`,
    );
    const inside = [...element.childNodes].map((node) => {
      if (node instanceof Element) return lookOf(node);
      return node.nodeType === Node.TEXT_NODE && node.textContent?.trim() ? "text" : "";
    });
    const look = `<${element.tagName} ${attributes.join(" ")}>${inside.join("")}</>`;
    looks.set(element, look);
    return look;
  };
  const hideBelow = (parent: Element) => {
    const seen = new Map<string, number>();
    for (const child of parent.children) {
      const before = seen.get(lookOf(child)) ?? 0;
      seen.set(lookOf(child), before + 1);
      if (before < 3) hideBelow(child);
      else {
        child.setAttribute(mark, child.getAttribute("style") ?? "");
        if (child instanceof HTMLElement || child instanceof SVGElement) child.style.display = "none";
      }
    }
  };
  hideBelow(document.body);
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}

function showRepeated(mark: string): void {
  for (const element of document.querySelectorAll(`[${mark}]`)) {
    const style = element.getAttribute(mark);
    if (style) element.setAttribute("style", style);
    else element.removeAttribute("style");
    element.removeAttribute(mark);
  }
}
