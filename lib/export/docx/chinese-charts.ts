import { strFromU8, strToU8, type Unzipped } from "fflate";
import { chineseChart } from "../office/chart-parts";

/** Sets the Chinese typeface in each chart among the parts of a Word file. */
export function setChineseCharts(parts: Unzipped): void {
  for (const [name, part] of Object.entries(parts))
    if (/^word\/charts\/chart\d+\.xml$/.test(name)) parts[name] = strToU8(chineseChart(strFromU8(part)));
}
