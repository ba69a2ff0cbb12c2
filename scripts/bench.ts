import { chartSpeeds } from "./bench/chart-speed";
import { importSpeeds } from "./bench/import-speed";
import { pageSpeeds } from "./bench/page-speed";
import { readerSpeeds } from "./bench/reader-speed";

/**
 * `npm run bench`: one line per figure with its target, medians of repeated runs on this machine; pages and
 * charts need a build and a database with the demonstration. `npm run bench -- pages` measures one part alone.
 */
const parts: Record<string, () => Promise<void>> = {
  reader: readerSpeeds,
  import: importSpeeds,
  pages: pageSpeeds,
  charts: chartSpeeds,
};

const [only] = process.argv.slice(2);
for (const [name, measure] of Object.entries(parts)) if (!only || only === name) await measure();
process.exit(0);
