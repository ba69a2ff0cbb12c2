import { expect, it } from "vitest";
import { failedPage, failurePage } from "./failure-page";

it("leads back to the address that failed, which can write nothing into the page", () => {
  const page = failurePage(failedPage(`/compare?a="><script>alert(1)</script>&b=1`), "n1");
  expect(page).not.toContain("<script");
  expect(page).toContain(`href="/compare?a=&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;b=1"`);
});

it("is a whole page with its way to all others", () => {
  const page = failurePage(failedPage("/"), "n1");
  expect(page).toContain(`<style nonce="n1">`);
  for (const href of ["/compare", "/agencies", "/reports", "/codebook", "/briefing"])
    expect(page).toContain(`href="${href}"`);
});
