import { type ChildNode, type Element, isTag } from "domhandler";
import type { Metadata, ReportDocument } from "../../document";
import { readText } from "../text/text";
import { fullyVisible, isInline, type TextVisibility } from "./element-visibility";
import { createPageFlow } from "./page-flow";
import { parsePage } from "./page-tree";
import { createPageVisibility, type Generated } from "./page-visibility";

/**
 * Reads a web page as it is seen. A table that holds tables is layout: its cells follow each other as blocks.
 * @param keepsLines whether the text outside tables is in lines of its own, as in markdown with tables as markup
 * @throws ReadError when elements nest deeper than 256, or its styles are more than any page needs
 */
export function readHtml(html: string, keepsLines = false): ReportDocument {
  const page = parsePage(html);
  const visibilityOf = createPageVisibility(page);
  const flow = createPageFlow();
  const metadata: Metadata[] = [];
  let title: string | null = null;
  let pre = 0;
  let hasAttachment = false;

  const noteAttachment = ({ href, src, data }: Element["attribs"]) => {
    const address = href ?? src ?? data;
    const attached = address === undefined || hasAttachment ? undefined : suffixOfFile.exec(address)?.[1];
    if (attached === undefined) return;
    metadata.push({ name: "attachment", value: attached.toLowerCase() });
    hasAttachment = true;
  };

  const open = ({ name, attribs }: Element, isSeen: boolean, isRaised: boolean) => {
    switch (name) {
      case "title":
        title = "";
        return;
      case "meta": {
        const key = attribs.name ?? attribs.property;
        if (key && attribs.content) metadata.push({ name: key, value: attribs.content.trim() });
        return;
      }
      case "link":
        if (attribs.rel === "canonical" && attribs.href)
          metadata.push({ name: "address", value: attribs.href });
        return;
      case "table":
        return flow.openTable();
      case "tr":
        return flow.openRow();
      case "td":
      case "th":
        return flow.openCell(span(attribs.colspan), span(attribs.rowspan));
      case "sup":
      case "sub":
        if (isSeen) flow.mark();
        return;
      case "pre":
        pre += 1;
    }
    if (!isInline(name)) flow.endLine();
    else if (isRaised && isSeen) flow.mark();
  };

  const close = (name: string) => {
    if (name === "title" && title !== null) {
      metadata.push({ name: "title", value: title.trim() });
      title = null;
    } else if (name === "table") flow.endTable();
    else if (name === "td" || name === "th" || name === "tr") flow.endCell();
    else if (!isInline(name)) flow.endLine();
    if (name === "pre") pre -= 1;
  };

  const write = (text: string, { isSeen, legibility }: TextVisibility) => {
    if (!isSeen) return;
    if (title !== null) title += text;
    else if (pre > 0 || (keepsLines && !flow.inTable)) flow.writeLines(text);
    else flow.write(text, legibility);
  };

  const applyFlowEffects = ({ isApart, isBlock }: Generated["seen"]["flowEffects"]) => {
    if (isBlock) flow.endLine();
    if (isApart) flow.part();
  };

  const writeGenerated = (generated: Generated | null) => {
    if (!generated) return;
    const { visibility, flowEffects } = generated.seen;
    applyFlowEffects(flowEffects);
    if (flowEffects.isRaised && visibility.isSeen) flow.mark();
    write(generated.text, visibility);
    applyFlowEffects(flowEffects);
  };

  const visitElement = (element: Element, around: TextVisibility | null) => {
    noteAttachment(element.attribs);
    const seen = around && visibilityOf(element, around, flow.inTable);
    if (!seen) return visit(element.children, null, false);
    applyFlowEffects(seen.flowEffects);
    open(element, seen.visibility.isSeen, seen.flowEffects.isRaised);
    writeGenerated(seen.before);
    visit(element.children, seen.visibility, seen.flowEffects.isShuffled);
    writeGenerated(seen.after);
    close(element.name);
    applyFlowEffects(seen.flowEffects);
  };

  /** @param around how text here is seen; null where only what the page says of itself is heeded */
  const visit = (nodes: readonly ChildNode[], around: TextVisibility | null, isShuffled: boolean) => {
    const before = flow.pieces;
    for (const node of nodes) {
      if (isShuffled && flow.pieces > before) flow.part();
      if (node.type === "text") {
        if (around) write(node.data, around);
      } else if (isTag(node)) visitElement(node, around);
      else if (node.type === "comment") {
        const address = savedFrom.exec(node.data)?.[1];
        if (address) metadata.push({ name: "address", value: address });
      } else if ("children" in node) visit(node.children, around, false);
    }
  };

  visit(page.document.children, fullyVisible, false);
  return { format: "html", metadata, blocks: flow.finish() };
}

/** Of a document that a page shows in a frame or gives to download. */
const suffixOfFile = /(\.(?:pdf|docx?|wps|ofd|xlsx?))(?:$|[?#&])/i;

/** What browsers write at the top of a page that they save. */
const savedFrom = /^\s*saved from url=\(\d+\)(\S+)/;

function span(value: string | undefined): number {
  if (value === undefined) return 1;
  const number = Number.parseInt(value, 10);
  return Number.isFinite(number) && number >= 0 ? number : 1;
}

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
