import { spawn } from "node:child_process";
import { once } from "node:events";
import { readerFlags } from "@/lib/ingest/sandbox/reader-pool";

/** How many reports of each format a reader reads in a second on one core, measured in a process like its own. */
export async function readerSpeeds(): Promise<void> {
  const program = "scripts/bench/reading-speed.ts";
  const child = spawn(process.execPath, [...readerFlags, "--import", "tsx", program], { stdio: "inherit" });
  await once(child, "exit");
}
