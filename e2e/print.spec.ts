import { expect, test } from "@playwright/test";
import { chengkou } from "./site-pages";

test.use({ viewport: { width: 700, height: 990 } });

test("print leaves the controls out and cuts nothing off", async ({ page }) => {
  for (const path of [
    "/",
    "/compare?how=bar",
    "/compare?how=heat",
    "/compare?how=multiples",
    "/checks",
    `/reports/${chengkou}/2025`,
    `/agencies/${chengkou}`,
  ]) {
    await page.goto(path);
    await page.emulateMedia({ media: "print" });
    await expect.soft(page.getByRole("navigation", { name: "主要页面" }), path).toBeHidden();
    await expect.soft(page.getByRole("button", { name: "查看", exact: true }), path).toBeHidden();
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll(".table-scroll, .chart-plot")]
        .filter((box) => box.checkVisibility())
        .map((box) => ({ over: box.scrollWidth - box.clientWidth, clips: getComputedStyle(box).overflowX }))
        .filter(({ over }) => over > 4),
    );
    expect.soft(cut, path).toEqual([]);
    const drawings = page.getByRole("figure").getByRole("img").filter({ visible: true });
    for (const drawing of await drawings.all())
      expect.soft((await drawing.boundingBox())?.height, path).toBeLessThan(990);
  }
});
