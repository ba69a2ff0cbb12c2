import { existsSync, writeFileSync } from "node:fs";
import { tidyTemplate } from "@/lib/ingest/read/tidy-template";

/** `template FILE`: an empty tidy sheet (CSV) to fill in and import, a line for each cell of the form. */
export async function template([target]: readonly string[]): Promise<number> {
  if (!target) {
    console.error("用法：npm run -s nianbao -- template 文件.csv");
    return 1;
  }
  if (existsSync(target)) {
    console.error(`《${target}》已存在，没有覆盖，请换一个文件名。`);
    return 1;
  }
  writeFileSync(target, tidyTemplate());
  console.log(`填报表写在${target}：每行一个数，填好后用import导入。`);
  return 0;
}
