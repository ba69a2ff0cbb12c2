import { type Briefing, isDemo } from "./briefing/briefing";
import type { ExportedView } from "./exported-view";

const longestPart = 40;

/** `指标_范围_年份_版本.ext`, without what Windows refuses in a name. */
export function fileName({ naming, version, demo }: ExportedView, extension: string): string {
  return joinedName(
    [naming.what, naming.whom, naming.when, ...(demo ? ["演示数据"] : []), version],
    extension,
  );
}

/** `标题_版本.ext`, the versions joined where there are several. */
export function briefingName(briefing: Briefing, extension: string): string {
  const versions = [...new Set(briefing.items.map(({ view }) => view.version))];
  return joinedName(
    [briefing.title, ...(isDemo(briefing) ? ["演示数据"] : []), versions.join("-")],
    extension,
  );
}

/** A name of parts, each of which may be any text. */
export const joinedName = (parts: readonly string[], extension: string): string =>
  `${parts.map(safePart).join("_")}.${extension}`;

/** `%`, spaces and final dots are legal but trouble in links and shells. */
function safePart(text: string): string {
  const safe = text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029<>:"/\\|?*%&#'\s_]+/gu, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
  const letters = [...safe];
  const cut = letters.length > longestPart ? `${letters.slice(0, longestPart - 1).join("")}等` : safe;
  return cut === "" ? "未命名" : cut;
}

/** The header that has a browser save a file under a name with any letters. */
export function contentDisposition(name: string): string {
  const suffix = /\.[a-z.]+$/.exec(name)?.[0] ?? "";
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="nianbaotong${suffix}"; filename*=UTF-8''${encoded}`;
}
