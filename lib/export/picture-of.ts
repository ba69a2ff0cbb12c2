import type { ExportedChart } from "./exported-view";

/** A framed chart: a complete SVG, and the same as PNG. */
export type Picture = { svg: string; png: Uint8Array };

/** Draws the picture of a chart. Handed to the exporters, so that they are functions of what they are given. */
export type PictureOf = (chart: ExportedChart) => Promise<Picture>;
