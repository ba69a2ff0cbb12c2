import { chromium } from "@playwright/test";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium" });
const [,, ...jobs] = process.argv;
for (const job of jobs) { const [name, width, url] = job.split("|"); const p = await b.newPage({ viewport: { width: +width, height: 900 } }); await p.goto("http://localhost:3131"+url, {waitUntil:"load", timeout: 120000}); await p.waitForTimeout(800); await p.screenshot({ path: `/tmp/cshots/${name}.png`, fullPage: true }); await p.close(); }
await b.close();
