import path from "node:path";
import { bundleProgram } from "./bundle-program";

for (const name of [
  ...(["draw-worker", "office-worker", "reader-process", "verify-program"] as const),
  ...(["serve", "web-server"] as const),
])
  console.log(path.relative(process.cwd(), await bundleProgram(name)));
