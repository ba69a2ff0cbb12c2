import { chromium } from "@playwright/test";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium" });
const p = await b.newPage(); p.on("console", m => { if (m.type()==="error") console.log(m.text().slice(0,1500)); });
await p.goto("http://localhost:3131"+process.argv[2], {timeout: 100000}); await p.waitForTimeout(1500); await b.close();
