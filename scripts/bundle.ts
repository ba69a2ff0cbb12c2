import path from "node:path";
import { bundleProgram, programs } from "./bundle-program";

for (const name of Object.keys(programs) as (keyof typeof programs)[])
  console.log(path.relative(process.cwd(), await bundleProgram(name)));
