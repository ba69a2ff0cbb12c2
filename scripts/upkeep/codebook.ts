import { readFileSync, writeFileSync } from "node:fs";
import { codebook } from "@/lib/catalogue/codebook";
import { printNotice } from "../terminal";

/** Writes CODEBOOK.md from the catalogue; with --check only says whether it is up to date. */
const target = "CODEBOOK.md";
const text = codebook();
if (!process.argv.includes("--check")) writeFileSync(target, text);
else if (readFileSync(target, "utf8") !== text) {
  printNotice(`${target}与指标目录不一致，请运行 npm run codebook 后提交。`);
  process.exitCode = 1;
}
