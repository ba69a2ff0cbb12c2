import { spawn } from "node:child_process";
import { once } from "node:events";
import { readerFlags } from "@/lib/ingest/sandbox/reader-pool";
import { chartSpeeds } from "./bench/chart-speed";
import { deskSpeeds } from "./bench/desk-speed";
import { importSpeeds } from "./bench/import-speed";
import { likenessSpeeds } from "./bench/likeness-speed";
import { loadSpeeds } from "./bench/load-speed";
import { postgresSpeeds } from "./bench/postgres-speed";
import { rankSpeeds } from "./bench/rank-speed";
import { pageSpeeds } from "./bench/site-speed";

/**
 * `npm run bench`: one line per figure with its target, medians of repeated runs on this machine; pages and
 * charts need a build and a database with the demonstration. `npm run bench -- pages` measures one part alone.
 */
const parts: Record<string, () => Promise<void>> = {
  reader: readerSpeeds,
  import: importSpeeds,
  likeness: likenessSpeeds,
  pages: pageSpeeds,
  desk: deskSpeeds,
  charts: chartSpeeds,
  ranks: rankSpeeds,
  postgres: postgresSpeeds,
  load: loadSpeeds,
};

/** How many reports of each format a reader reads in a second on one core, measured in a process like its own. */
async function readerSpeeds(): Promise<void> {
  const program = "scripts/bench/reading-speed.ts";
  const child = spawn(process.execPath, [...readerFlags, "--import", "tsx", program], { stdio: "inherit" });
  await once(child, "exit");
}

const [only] = process.argv.slice(2);
for (const [name, measure] of Object.entries(parts)) if (!only || only === name) await measure();
process.exit(0);
