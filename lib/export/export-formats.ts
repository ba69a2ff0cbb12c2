/** Every kind of file that a view leaves in: its name in an address, its words, the end of its file name, its media type. */
export const exportFormats = {
  xlsx: {
    zh: "Excel",
    extension: "xlsx",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  },
  csv: { zh: "CSV（Excel、WPS用）", extension: "csv", type: "text/csv; charset=utf-8" },
  tidy: { zh: "CSV（程序用）", extension: "tidy.csv", type: "text/csv; charset=utf-8" },
  json: { zh: "JSON", extension: "json", type: "application/json; charset=utf-8" },
  docx: {
    zh: "Word（图表可编辑）",
    extension: "docx",
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  },
  pptx: {
    zh: "PPT（图表可编辑）",
    extension: "pptx",
    type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  },
  png: { zh: "PNG图片", extension: "png", type: "image/png" },
  svg: { zh: "SVG图片", extension: "svg", type: "image/svg+xml; charset=utf-8" },
  zip: { zh: "全部图片", extension: "zip", type: "application/zip" },
  html: { zh: "网页", extension: "html", type: "text/html; charset=utf-8" },
  txt: { zh: "句子", extension: "txt", type: "text/plain; charset=utf-8" },
} as const;
export type ExportFormat = keyof typeof exportFormats;

export function isExportFormat(name: string): name is ExportFormat {
  return Object.hasOwn(exportFormats, name);
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
