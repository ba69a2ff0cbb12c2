import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import { beigong, sitePages } from "./site-pages";

const original = `/reports/${beigong}/2021/original`;
const paths = [...sitePages.map(({ path }) => path), original, "/healthz", "/reports/nobody/2021", "/%ff"];

for (const path of paths)
  test(`${path} is sent with its headers`, async ({ request }) => {
    const headers = (await request.get(path)).headers();
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
      "content-security-policy": expect.stringContaining(
        `frame-ancestors ${path.startsWith("/embed/") ? "'self' *" : "'none'"}`,
      ),
    });
    expect(headers).not.toHaveProperty("x-powered-by");
    expect(headers["content-security-policy"]).not.toMatch(/unsafe-(inline|eval)/);
  });

test("a page names its own scripts by their hashes, the same each time", async ({ request }) => {
  const policies = new Set<string>();
  for (let time = 0; time < 3; time++) {
    const response = await request.get("/");
    const policy = response.headers()["content-security-policy"] ?? "";
    policies.add(policy);
    const scripts = [...(await response.text()).matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes = "", content = ""] of scripts) {
      expect(attributes).not.toContain("nonce");
      // The figures of a chart: data, which nothing runs.
      if (attributes.includes('type="application/json"')) continue;
      if (attributes.includes("src=")) expect(attributes).toContain('src="/_next/static/');
      else expect(policy).toContain(`'sha256-${createHash("sha256").update(content).digest("base64")}'`);
    }
  }
  expect(policies.size).toBe(1);
});

test("an original can run nothing", async ({ request }) => {
  const policy = (await request.get(original)).headers()["content-security-policy"];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("sandbox");
});

test("no page is shown in another's frame", async ({ page, baseURL }) => {
  await page.setContent(`<iframe src="${baseURL}/codebook"></iframe>`);
  await expect(page.frameLocator("iframe").getByRole("heading", { name: "口径" })).toHaveCount(0);
});
