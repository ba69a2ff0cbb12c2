/** The files that a briefing leaves in, by their name in the address. */
export const briefingFormats = {
  docx: "Word（公文版式）",
  pptx: "PPT",
  zip: "公众号图片（ZIP）",
  html: "网页（离线可看）",
} as const;
export type BriefingFormatName = keyof typeof briefingFormats;

export const isBriefingFormat = (name: string): name is BriefingFormatName =>
  Object.hasOwn(briefingFormats, name);

/** Fields and buttons anywhere on the page belong to the briefing's form by this id. */
export const formId = "briefing";
