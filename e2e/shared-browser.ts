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
