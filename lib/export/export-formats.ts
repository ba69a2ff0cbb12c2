import type { PicturePreset } from "@/lib/chart/picture/picture";
import type { Briefing } from "./briefing/briefing";
import type { ExportedView } from "./exported-view";
import type { Pictures } from "./pictures";

/** A kind of file that a view leaves in. */
type FileFormat = {
  /** What a page calls it. */
  zh: string;
  /** Where it stands among the downloads of a chart; absent where a chart's own links, or none, lead to it. */
  listed?: "data" | "document";
  /** The end of its file names. */
  extension: string;
  /** Its media type. */
  type: string;
  /** The size of its pictures where none is asked for: as high as it needs in a text, sharp on a slide. */
  preset: PicturePreset;
} & (
  | { of: "view"; write(view: ExportedView, pictures: Pictures): Promise<Uint8Array> }
  /** A view alone is a briefing of one item. An Office file is written in a thread of its own on servers. */
  | {
      of: "briefing";
      write(briefing: Briefing, pictures: Pictures): Promise<Uint8Array>;
      office: boolean;
      /** What the page of a briefing calls it; absent where it holds one view alone. */
      briefingZh?: string;
    }
);

/**
 * Every kind of file, by its name in an address. What writes one is loaded when one is written: pages, which only link to
 * them, load no Office library.
 */
export const exportFormats = {
  xlsx: {
    zh: "Excel",
    listed: "data",
    extension: "xlsx",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    preset: "web",
    of: "briefing",
    office: true,
    write: async (briefing, pictures) => (await import("./xlsx/workbook")).workbook(briefing, pictures),
  },
  csv: {
    zh: "CSV（Excel、WPS用）",
    listed: "data",
    extension: "csv",
    type: "text/csv; charset=utf-8",
    preset: "web",
    of: "view",
    write: async (view) => (await import("./data-files")).excelFigures(view),
  },
  tidy: {
    zh: "CSV（程序用）",
    listed: "data",
    extension: "tidy.csv",
    type: "text/csv; charset=utf-8",
    preset: "web",
    of: "view",
    write: async (view) => (await import("./data-files")).tidyFigures(view),
  },
  json: {
    zh: "JSON",
    listed: "data",
    extension: "json",
    type: "application/json; charset=utf-8",
    preset: "web",
    of: "view",
    write: async (view) => (await import("./data-files")).jsonFigures(view),
  },
  docx: {
    zh: "Word（图表可编辑）",
    listed: "document",
    extension: "docx",
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    preset: "wechat",
    of: "briefing",
    briefingZh: "Word（公文版式）",
    office: true,
    write: async (briefing, pictures) => (await import("./docx/document")).wordDocument(briefing, pictures),
  },
  pptx: {
    zh: "PPT（图表可编辑）",
    listed: "document",
    extension: "pptx",
    type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    preset: "large",
    of: "briefing",
    briefingZh: "PPT",
    office: true,
    write: async (briefing, pictures) =>
      (await import("./pptx/presentation")).presentation(briefing, pictures),
  },
  png: {
    zh: "PNG图片",
    extension: "png",
    type: "image/png",
    preset: "web",
    of: "view",
    write: async (view, pictures) => (await import("./picture-files")).pngPicture(view, pictures),
  },
  svg: {
    zh: "SVG图片",
    extension: "svg",
    type: "image/svg+xml; charset=utf-8",
    preset: "web",
    of: "view",
    write: async (view, pictures) => (await import("./picture-files")).svgPicture(view, pictures),
  },
  zip: {
    zh: "全部图片",
    extension: "zip",
    type: "application/zip",
    preset: "wechat",
    of: "briefing",
    briefingZh: "公众号图片（ZIP）",
    office: false,
    write: async (briefing, pictures) => (await import("./picture-files")).pictureArchive(briefing, pictures),
  },
  html: {
    zh: "网页",
    listed: "document",
    extension: "html",
    type: "text/html; charset=utf-8",
    preset: "web",
    of: "briefing",
    briefingZh: "网页（离线可看）",
    office: false,
    write: async (briefing, pictures) => (await import("./briefing/web-page")).webPage(briefing, pictures),
  },
  txt: {
    zh: "句子",
    extension: "txt",
    type: "text/plain; charset=utf-8",
    preset: "web",
    of: "view",
    write: async (view) => (await import("./data-files")).sentences(view),
  },
} as const satisfies Record<string, FileFormat>;
export type ExportFormat = keyof typeof exportFormats;

type With<Property> = {
  [Format in ExportFormat]: (typeof exportFormats)[Format] extends Property ? Format : never;
}[ExportFormat];
export type BriefingFormat = With<{ of: "briefing" }>;
/** The formats that a briefing leaves in: a workbook is of one view. */
export type BriefingDownload = With<{ briefingZh: string }>;
type OfficeFormat = With<{ office: true }>;

export function isExportFormat(name: string): name is ExportFormat {
  return Object.hasOwn(exportFormats, name);
}

export function holdsBriefing(format: ExportFormat): format is BriefingFormat {
  return exportFormats[format].of === "briefing";
}

export function isBriefingDownload(name: string): name is BriefingDownload {
  return isExportFormat(name) && "briefingZh" in exportFormats[name];
}

export function isOffice(format: BriefingFormat): format is OfficeFormat {
  return exportFormats[format].office;
}

export const briefingDownloads = Object.keys(exportFormats).filter(isBriefingDownload);

/** The formats that stand in a place among the downloads of a chart, in their order. */
export function formatsListed(place: "data" | "document"): ExportFormat[] {
  const formats: Record<string, FileFormat> = exportFormats;
  return Object.keys(formats)
    .filter(isExportFormat)
    .filter((format) => formats[format]?.listed === place);
}

/** The size of a format's pictures where none is asked for. */
export function usualPreset(format: ExportFormat): PicturePreset {
  return exportFormats[format].preset;
}

/** The format of a file by the end of its name; null for all others. */
export function formatOfFile(name: string): ExportFormat | null {
  const lower = name.toLowerCase();
  const known = Object.entries(exportFormats)
    .filter(([, { extension }]) => lower.endsWith(`.${extension}`))
    .sort(([, a], [, b]) => b.extension.length - a.extension.length);
  const found = known[0]?.[0];
  return found !== undefined && isExportFormat(found) ? found : null;
}
