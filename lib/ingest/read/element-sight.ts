import { ReadError } from "./read-error";
import {
  type Effect,
  isWhite,
  lookOfDeclarations,
  openStyleSheet,
  type StyledElement,
  type TextLook,
} from "./style-sheet";

const deepest = 256;
const skipped = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "svg",
  "select",
  "textarea",
  "iframe",
  "object",
  "rt",
  "rp",
  "del",
  "s",
  "strike",
]);
const inline = new Set(
  "a abbr b bdi bdo big cite code dfn em font i img ins kbd label mark q ruby samp small span strong sub sup time tt u var wbr o:p st1:chsdate st1:personname".split(
    " ",
  ),
);
const voids = new Set([
  "br",
  "hr",
  "img",
  "input",
  "meta",
  "link",
  "area",
  "base",
  "col",
  "embed",
  "source",
  "wbr",
]);

/** Whether an element stands in a line of text. */
export const isInline = (name: string) => inline.has(name);

type Attributes = { [name: string]: string | undefined };

/** WeChat hides its articles until a script has run. */
const shownByScript = "js_content";

/** What an element's own attributes say about how it is seen. */
function ownLook({ id, hidden, style, color }: Attributes): TextLook | null {
  if (id === shownByScript) return null;
  const look = style !== undefined && mayHide.test(style) ? lookOfDeclarations(style) : null;
  if (hidden !== undefined) return { ...look, "hidden attribute": "hidden" };
  return color !== undefined && isWhite(color) ? { ...look, color: "parted" } : look;
}
const mayHide =
  /display|visibility|opacity|mso-hide|position|float|text-indent|color\s*:\s*(?:#f|w|t|rgb)|font-size\s*:\s*0|line-through|vertical-align\s*:\s*su/i;

/**
 * Where the page's style sheet may hide: what stands in a line or is part of a table. Larger parts that it hides are
 * mostly those which a click shows.
 */
const isSmall = (name: string, inTable: boolean) =>
  inline.has(name) || name === "td" || name === "th" || name === "tr" || (name === "p" && inTable);

type Effects = ReadonlySet<Effect | null>;

const plain: Effects = new Set();

/** Follows the elements of a page and tells how each is seen, by its attributes and by the page's own style sheets. */
export function openSight() {
  const sheet = openStyleSheet();
  const path: StyledElement[] = [];
  /** The open elements from the outermost unseen one on. */
  const unseen: string[] = [];
  /** The depths of the open elements whose text is white. */
  const whites: number[] = [];
  let depth = 0;
  let css = "";
  /** Whether the style sheet that is open is not for print or for telephones. */
  let isForScreen = true;

  const effectsOf = (name: string, attributes: Attributes, inTable: boolean): Effects => {
    const own = ownLook(attributes);
    if (sheet.isEmpty) return own ? new Set(Object.values(own)) : plain;
    const classes = attributes.class?.split(/\s+/) ?? [];
    path.push({ name, classes, id: attributes.id });
    const given = isSmall(name, inTable) ? sheet.lookOf(path) : null;
    if (voids.has(name)) path.pop();
    return new Set(Object.values({ ...given, ...own }));
  };

  return {
    isWhite: () => whites.length > 0,

    /**
     * What is done to the text of an element that opens; null if it is not seen.
     * @throws ReadError when elements nest deeper than 256
     */
    enter(name: string, attributes: Attributes, inTable: boolean): Effects | null {
      const isVoid = voids.has(name);
      if (!isVoid) depth += 1;
      if (depth > deepest) throw new ReadError(`网页嵌套超过${deepest}层，未读取，请提供Word原件`);
      const effects = unseen.length > 0 ? null : effectsOf(name, attributes, inTable);
      if (effects && !effects.has("hidden") && !skipped.has(name) && !effects.has("struck")) {
        // Parts of it may be seen: text without a size is parted from other text, not left out.
        if ((effects.has("parted") || (effects.has("sizeless") && isInline(name))) && !isVoid)
          whites.push(depth);
        return effects;
      }
      if (!isVoid) unseen.push(name);
      if (name === "style")
        isForScreen = /^(?:\s*|(?:only\s+)?(?:screen|all))$/i.test(attributes.media ?? "");
      return null;
    },

    /** Whether text that comes now is seen; what a style sheet says is taken from it. */
    sees(text: string): boolean {
      if (unseen.length === 1 && unseen[0] === "style" && isForScreen) css += text;
      return unseen.length === 0;
    },

    /** Whether the element that closes was seen. */
    leave(name: string): boolean {
      if (voids.has(name)) return unseen.length === 0;
      if (whites.at(-1) === depth) whites.pop();
      depth -= 1;
      const wasSeen = unseen.length === 0;
      if (!wasSeen && unseen.at(-1) === name) unseen.pop();
      if (unseen.length === 0 && path.at(-1)?.name === name) path.pop();
      if (css !== "") sheet.add(css);
      css = "";
      return wasSeen;
    },
  };
}
