/** Elements and attributes that a picture needs; all else that Recharts leaves in its SVG is dropped. */
const elements = new Set(["g", "path", "rect", "circle", "line", "text", "tspan", "title"]);
const attributes = new Set([
  ...["d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "transform"],
  ...["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-linecap"],
  ...["text-anchor", "font-weight", "display", "class"],
]);

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
// Characters that XML forbids even as entities.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is sought
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text for the inside of an element or a quoted attribute of XML. */
export function escapeXml(text: string): string {
  return text.replace(forbidden, "\ufffd").replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

/** Px to two decimals; only on coordinates, never on text. */
function tidy(name: string, value: string): string {
  if (name === "class")
    return value
      .split(/\s+/)
      .filter((word) => word.startsWith("c-"))
      .join(" ");
  return name === "fill" || name === "stroke"
    ? value
    : value.replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100));
}

/** The children of a drawn SVG as markup without anything but shapes and words; same tree, same text. */
export function svgMarkup(parent: Element): string {
  let markup = "";
  for (const child of parent.childNodes) {
    if (child.nodeType === 3) markup += escapeXml(child.textContent ?? "");
    if (child instanceof Element) markup += elementMarkup(child);
  }
  return markup;
}

function elementMarkup(element: Element): string {
  const name = element.localName;
  if (!elements.has(name)) return "";
  const inside = svgMarkup(element);
  const given = [...element.attributes]
    .filter((attribute) => attributes.has(attribute.name) && isPainted(name, attribute.name))
    .map((attribute) => ({ name: attribute.name, value: tidy(attribute.name, attribute.value) }))
    .filter(({ value }) => value !== "");
  if ((name === "g" || name === "title") && inside === "") return "";
  if (name === "path" && !element.hasAttribute("d")) return "";
  if (name === "g" && given.length === 0) return inside;
  const printed = given.map(({ name, value }) => ` ${name}="${escapeXml(value)}"`).join("");
  return inside === "" ? `<${name}${printed}/>` : `<${name}${printed}>${inside}</${name}>`;
}

/** Recharts repeats its width and height on paths, where they mean nothing. */
function isPainted(element: string, attribute: string): boolean {
  return element === "rect" || (attribute !== "width" && attribute !== "height");
}
