import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { chineseChart } from "../office/chinese-chart";

/** A Word file with the Chinese typeface set in each of its charts. */
export function withChineseCharts(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  for (const [name, part] of Object.entries(parts))
    if (/^word\/charts\/chart\d+\.xml$/.test(name)) parts[name] = strToU8(chineseChart(strFromU8(part)));
  return zipSync(parts);
}
