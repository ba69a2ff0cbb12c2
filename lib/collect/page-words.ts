import { Parser } from "htmlparser2";
import { decodeList } from "@/lib/ingest/open/decode";
import { isInline } from "@/lib/ingest/read/html/element-visibility";

export type PageLink = { href: string; words: string };

/** What a page says in lines, and what it links to or shows in frames. */
export type PageWords = { lines: string[]; links: PageLink[]; base: string | null };

const unread = new Set(["script", "style", "noscript", "template", "select", "textarea"]);

/** As deep as pages are read; the parser takes long for deeper ones. */
const deepest = 256;

/** What is thrown out of the parser. */
const tooDeep = new Error("the page is nested too deep");

/**
 * The words of a page in the order of its source, a line for each block and each row of a table, and its links. It
 * builds no tree, so that no page takes long; how a page looks is not asked. Null for a page nested deeper than 256.
 */
export function pageWords(bytes: Uint8Array): PageWords | null {
  const lines: string[] = [];
  const links: PageLink[] = [];
  let base: string | null = null;
  let line = "";
  let skipped = 0;
  let rows = 0;
  let depth = 0;
  let link: PageLink | null = null;
  const endLine = () => {
    const words = steadyLine(line);
    if (words !== "") lines.push(words);
    line = "";
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (depth > deepest) throw tooDeep;
      if (unread.has(name)) skipped += 1;
      const { href, src, data, title = "", download = "" } = attributes;
      if (name === "base" && base === null && href !== undefined) base = href;
      if (name === "a" && href !== undefined) {
        link = { href, words: `${title} ${download} ` };
        links.push(link);
      }
      const shown = name === "iframe" || name === "embed" ? src : name === "object" ? data : undefined;
      if (shown !== undefined) links.push({ href: shown, words: title });
      if (name === "tr") rows += 1;
      if (name === "td" || name === "th") {
        if (rows > 0 && line.trim() !== "") line += " | ";
      } else if (name === "br" || !isInline(name)) breakLine();
    },
    ontext(text) {
      if (skipped > 0) return;
      line += text;
      if (link && link.words.length < 500) link.words += text;
    },
    onclosetag(name) {
      depth -= 1;
      if (unread.has(name)) skipped = Math.max(0, skipped - 1);
      if (name === "a") link = null;
      if (name === "tr") {
        rows = Math.max(0, rows - 1);
        endLine();
      } else if (name !== "td" && name !== "th" && !isInline(name)) breakLine();
    },
  });
  /** Within a row a block ends no line. */
  function breakLine(): void {
    if (rows === 0) endLine();
    else line += " ";
  }
  try {
    parser.end(decodeList(bytes) ?? Buffer.from(bytes).toString("utf8"));
  } catch (error) {
    if (error === tooDeep) return null;
    throw error;
  }
  endLine();
  return { lines, links: links.map(({ href, words }) => ({ href, words: spaced(words) })), base };
}

const spaced = (text: string) => text.replace(/\s+/gu, " ").trim();

/** How the foot of a page begins, which readers take for the end of a report's last section. */
const foot =
  /^[\s【［[|]*(?:版权所有|主办(?:单位)?[:：]|承办(?:单位)?[:：]|网站标识码|政府网站|.{0,6}ICP备|.{0,6}公网安备|网站地图|联系我们|技术支持|(?:浏览|阅读|点击|访问)(?:次数|人数|量|数)?\s?[:：]?\s?\d|本文(?:已|共)?被?(?:浏览|阅读)|上一[篇条]|下一[篇条]|相关(?:链接|文章|阅读|新闻|信息)|扫一扫|分享到?[:：]|打印本?页?|关闭(?:窗口|本页)|返回顶部|您是第|今天是|友情链接)/u;

/** The words of a report without what is other at every visit, and without the foot of the page behind its last lines. */
export function reportWords(sections: readonly string[]): string {
  const lines = sections.flatMap((text, at) => {
    const own = text.split("\n");
    const end = at === sections.length - 1 ? own.findIndex((line) => foot.test(line)) : -1;
    return end === -1 ? own : own.slice(0, end);
  });
  return lines
    .map((line) => steadyLine(line).replace(/\s+/gu, ""))
    .filter((line) => line !== "")
    .join("\n");
}

/** Counts of visits and today's date are other at every look, and say nothing. */
function steadyLine(line: string): string {
  return spaced(line)
    .replace(/(?:浏览|阅读|点击|访问)(?:次数|人数|量|数)?\s?[:：]?\s?\d{1,12}\s?次?/gu, "")
    .replace(/(?:今天是|现在是|当前时间)[:：]?\s?[\d年月日时分秒:\- ]{0,30}(?:星期[一二三四五六日])?/gu, "")
    .trim();
}
