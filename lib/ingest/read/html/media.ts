/** As wide as a screen on a desk is taken to be, in points. */
const screen = 1440;

/** Whether a style sheet for these media is for a screen on a desk. */
export const isForScreen = (media: string) =>
  media.trim() === "" || media.split(",").some((one) => isScreenQuery(one.trim().toLowerCase()));

function isScreenQuery(text: string): boolean {
  const parts = text.split(/\band\b/).map((part) => part.trim());
  const [, lead, type] = /^(?:(not|only)\s+)?([a-z-]+)$/.exec(parts[0] ?? "") ?? [];
  const features = type === undefined ? parts : parts.slice(1);
  const fits = (type === undefined || type === "screen" || type === "all") && features.every(isScreenFeature);
  return lead === "not" ? !fits : fits;
}

function isScreenFeature(text: string): boolean {
  if (/^\(\s*(?:orientation\s*:\s*landscape|hover\s*:\s*hover|pointer\s*:\s*fine)\s*\)$/.test(text))
    return true;
  const [, bound, digits, unit] = /^\(\s*(min|max)-width\s*:\s*([\d.]+)(px|r?em)?\s*\)$/.exec(text) ?? [];
  if (digits === undefined) return false;
  const width = Number(digits) * (unit === undefined || unit === "px" ? 1 : 16);
  return bound === "min" ? screen >= width : screen <= width;
}
