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
 * What axe finds by its rules for WCAG 2 and good practice, with the first place of each. All rules at each width: nearly all
 * the time goes to contrast, which may differ with what lies behind a text. In its other mode axe writes out a selector for every
 * element that passes, several times the work. In this one it looks into frames of the same origin alone, and others the
 * site has none.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"], preload: false })
    .setLegacyMode()
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
