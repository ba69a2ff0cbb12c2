import { type Document, DomHandler, type Element } from "domhandler";
import { Parser } from "htmlparser2";
import { ReadError } from "../../open/read-error";

const deepest = 256;

const voids = new Set("area base br col embed hr img input link meta source wbr".split(" "));

/** Text that is there without a script, or for none to see. */
const unstyled = new Set(["noscript", "template", "iframe", "textarea", "select", "object"]);

class PageHandler extends DomHandler {
  readonly styles: Element[] = [];

  override onopentag(name: string, attributes: { [name: string]: string }): void {
    if (this.tagStack.length > deepest && !voids.has(name))
      throw new ReadError(`网页嵌套超过${deepest}层，未读取，请提供Word原件`);
    super.onopentag(name, attributes);
    if (name !== "style" || this.tagStack.some((one) => "name" in one && unstyled.has(one.name))) return;
    const style = this.tagStack.at(-1);
    if (style && "name" in style) this.styles.push(style);
  }
}

/** A page, and its own style sheets. In quirks mode names of classes are the same in capitals. */
export type PageTree = { document: Document; styles: readonly Element[]; isQuirks: boolean };

/** @throws ReadError when elements nest deeper than 256 */
export function parsePage(html: string): PageTree {
  const handler = new PageHandler();
  const parser = new Parser(handler, {
    decodeEntities: true,
    lowerCaseTags: true,
    lowerCaseAttributeNames: true,
  });
  parser.end(html);
  const isQuirks = !handler.root.children.some(
    (node) => node.type === "directive" && /^!doctype/i.test(node.data),
  );
  return { document: handler.root, styles: handler.styles, isQuirks };
}
