import { readFileSync, statSync } from "node:fs";
import { decodeList } from "@/lib/ingest/open/decode";
import type { InputFile } from "./files";

const most = 10 * 1024 * 1024;

/** The text of a CSV file, which may be a list beside the reports; null for what is none or cannot be opened. */
export function listText({ path }: InputFile): string | null {
  if (!path.toLowerCase().endsWith(".csv")) return null;
  try {
    return statSync(path).size > most ? null : decodeList(readFileSync(path));
  } catch {
    return null;
  }
}
