import { textWidth } from "./text-width";

/*
 * As much of a browser's document as React and Recharts ask for to draw: a tree of elements with attributes, without
 * events, styles or layout. In a document that has these a drawing takes two to ten times as long (decision 026). The
 * first import of the drawing worker, and of nothing else: React looks for a window when it is loaded.
 */

const svg = "http://www.w3.org/2000/svg";
const html = "http://www.w3.org/1999/xhtml";

class DrawnNode {
  parentNode: DrawnElement | null = null;
  readonly childNodes: DrawnNode[] = [];

  constructor(
    readonly nodeType: number,
    readonly nodeName: string,
    public nodeValue: string | null,
  ) {}

  get ownerDocument() {
    return drawnDocument;
  }
  get firstChild(): DrawnNode | null {
    return this.childNodes[0] ?? null;
  }
  get lastChild(): DrawnNode | null {
    return this.childNodes.at(-1) ?? null;
  }
  get textContent(): string {
    return this.nodeValue ?? this.childNodes.map(({ textContent }) => textContent).join("");
  }
  set textContent(text: string) {
    if (this.nodeValue !== null) this.nodeValue = text;
    else this.childNodes.splice(0, this.childNodes.length, ...(text === "" ? [] : [textNode(text)]));
  }
  remove(): void {
    this.parentNode?.removeChild(this);
  }
  // Nothing ever happens to a drawing.
  addEventListener(): void {}
  removeEventListener(): void {}
}

class DrawnElement extends DrawnNode {
  readonly style = { setProperty: () => undefined };
  readonly onclick = null;
  private readonly given = new Map<string, string>();

  constructor(
    readonly localName: string,
    readonly namespaceURI: string,
  ) {
    super(1, localName, null);
  }

  get tagName(): string {
    return this.localName;
  }
  get attributes(): { name: string; value: string }[] {
    return [...this.given].map(([name, value]) => ({ name, value }));
  }
  setAttribute(name: string, value: string): void {
    this.given.set(name, String(value));
  }
  removeAttribute(name: string): void {
    this.given.delete(name);
  }
  hasAttribute(name: string): boolean {
    return this.given.has(name);
  }
  getAttribute(name: string): string | null {
    return this.given.get(name) ?? null;
  }
  appendChild(node: DrawnNode): DrawnNode {
    return this.insertBefore(node, null);
  }
  append(node: DrawnNode): void {
    this.insertBefore(node, null);
  }
  insertBefore(node: DrawnNode, before: DrawnNode | null): DrawnNode {
    node.remove();
    const at = before === null ? this.childNodes.length : this.childNodes.indexOf(before);
    this.childNodes.splice(at, 0, node);
    node.parentNode = this;
    return node;
  }
  removeChild(node: DrawnNode): DrawnNode {
    const at = this.childNodes.indexOf(node);
    if (at >= 0) this.childNodes.splice(at, 1);
    node.parentNode = null;
    return node;
  }
  contains(node: DrawnNode | null): boolean {
    return node === this || (node?.parentNode ? this.contains(node.parentNode) : false);
  }
  /** The first element of a name inside. */
  querySelector(name: string): DrawnElement | null {
    for (const child of this.childNodes) {
      if (!(child instanceof DrawnElement)) continue;
      const found = child.localName === name ? child : child.querySelector(name);
      if (found) return found;
    }
    return null;
  }
  /** Text is reckoned, as nothing here measures it. */
  getBoundingClientRect() {
    const width = textWidth(this.textContent, 12);
    return { x: 0, y: 0, left: 0, top: 0, right: width, bottom: 16, width, height: 16 };
  }
}

const textNode = (text: string) => new DrawnNode(3, "#text", text);
const body = new DrawnElement("body", html);

const drawnDocument = {
  nodeType: 9,
  nodeName: "#document",
  body,
  documentElement: body,
  activeElement: body,
  createElement: (name: string) => new DrawnElement(name, html),
  createElementNS: (namespace: string, name: string) => new DrawnElement(name, namespace || svg),
  createTextNode: textNode,
  getElementById: (id: string) =>
    body.childNodes.find((node) => node instanceof DrawnElement && node.getAttribute("id") === id) ?? null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
};

const names = {
  document: drawnDocument,
  Element: DrawnElement,
  HTMLElement: DrawnElement,
  SVGElement: DrawnElement,
  HTMLIFrameElement: class {},
  requestAnimationFrame: (work: () => void) => setTimeout(work, 16),
  cancelAnimationFrame: clearTimeout,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  window: globalThis,
};
for (const [name, value] of Object.entries(names))
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
