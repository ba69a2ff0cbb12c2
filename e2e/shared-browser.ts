import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as ownTest, type Page } from "@playwright/test";

type Shared = { scripted: BrowserContext; plain: Page };

/**
 * Tests whose pages stand in one browser, as of a person who goes from page to page: fonts, styles and scripts are loaded
 * once, which takes ten times as long as a page. For tests that leave nothing in the browser; others take `test` of
 * Playwright, with a new browser for each.
 */
export const test = ownTest.extend<object, Shared>({
  scripted: [
    async ({ browser }, use, { project }) => {
      const { baseURL = "", locale = "" } = project.use;
      const context = await browser.newContext({ baseURL, locale });
      await use(context);
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
  // Without scripts nothing of a page is left when another one is opened in its place.
  page: async ({ javaScriptEnabled, scripted, plain }, use) => {
    if (javaScriptEnabled === false) return await use(plain);
    const page = await scripted.newPage();
    await use(page);
    await page.close();
  },
});

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
