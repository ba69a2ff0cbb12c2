import type { ExportedChart } from "./exported-view";

/**
 * Draws charts as framed pictures, with title, legend, source and version inside. Handed to the exporters, so that they are functions
 * of what they are given.
 */
export type Pictures = {
  svg(chart: ExportedChart): Promise<string>;
  png(chart: ExportedChart): Promise<Uint8Array>;
};
