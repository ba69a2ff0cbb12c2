import type { ReportDocument } from "../../document";
import { readHtml } from "../html/html";
import { readText } from "./text";

const element =
  /<(?:!doctype html|html|head|body|meta|table|div|p|span|td|tr|font|section|article|h[1-6])[\s>/]/i;
const table = /<table[\s>]/i;
const paragraph = /<(?:p|div|h[1-6])[\s>]/i;

/** A text in which markup was found: a web page, a text whose tables are markup, or one with line ends as markup. */
export function readMarkup(text: string): ReportDocument {
  return element.test(text) ? readHtml(text, isTextOutsideTables(text)) : readText(text);
}

/** A text without markup at its beginning: there may be tables as markup further down. */
export const readPlain = (text: string): ReportDocument =>
  table.test(text) ? readHtml(text, isTextOutsideTables(text)) : readText(text);

const ruled = /^\| ?:?-{3}/m;

/** Where no paragraph before the first table is marked up, or a table is ruled off, the lines are those of a text. */
function isTextOutsideTables(text: string): boolean {
  if (ruled.test(text)) return true;
  const before = text.slice(0, text.search(table)).trimStart();
  return before !== "" && !before.startsWith("<") && !paragraph.test(before);
}
