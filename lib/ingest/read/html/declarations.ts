import type { CssNode } from "css-tree";
import parse from "css-tree/parser";
import { List } from "css-tree/utils";
import { cssColour } from "./css-colour";
import {
  identifierOf,
  keyword,
  lengthOf,
  nesting,
  parseValue,
  tooManyStyles,
  unescapeIdentifier,
  type Value,
  type WorkLimit,
  withoutLongWords,
} from "./css-syntax";

/** One property of an element; what stands for several at once is taken apart. */
export type StyleDeclaration = { property: string; value: Value; important: boolean };
/** As it is written, without its value read. */
export type WrittenDeclaration = { property: string; text: string; important: boolean };

/** What can hide, paint or move text, or put some there. */
const visualProperties = new Set(
  `display visibility mso-hide content-visibility opacity filter color -webkit-text-fill-color background
  background-color font font-size text-decoration text-decoration-line position left right top bottom inset
  text-indent float vertical-align clip clip-path width height max-width max-height overflow overflow-x
  overflow-y transform translate scale rotate margin margin-left margin-top margin-right clear order flex-direction
  flex-flow direction unicode-bidi content letter-spacing line-height`.split(/\s+/),
);

/** How deep braces may stand in one another. */
const deepest = 100;

/** css-tree keeps a place for each letter of the longest text that it has read. */
const longestBlock = 50_000;

/** @throws ReadError when brackets nest deeper than any style needs */
export function checkedCss(css: string): string {
  if (nesting(css) > deepest) throw tooManyStyles();
  return withoutLongWords(css);
}

/**
 * @param text short of its long words
 * @throws ReadError when it is longer than any block
 */
export function parseDeclarations(text: string): List<CssNode> {
  if (text.length > longestBlock) throw tooManyStyles();
  const options = { parseValue: false, parseAtrulePrelude: false, parseRulePrelude: false };
  const tree = parse(text, { context: "declarationList", ...options });
  return tree.type === "DeclarationList" ? tree.children : new List<CssNode>();
}

/** The declarations among the parts of a block which matter for what is seen, and those of variables. */
export function* visualDeclarations(nodes: Iterable<CssNode>): Generator<WrittenDeclaration> {
  for (const node of nodes) {
    if (node.type !== "Declaration" || node.value.type !== "Raw") continue;
    const name = unescapeIdentifier(node.property);
    const property = name.startsWith("--") ? name : name.toLowerCase().replace(/^-webkit-(?!text-fill)/, "");
    if (property.startsWith("--") || visualProperties.has(property))
      yield { property, text: node.value.value, important: node.important !== false };
  }
}

/** What variables of the page stand for; null where they stand for several things. */
type Variables = ReadonlyMap<string, string | null>;

const variable = /var\(\s*(--[^\s,()]+)\s*(?:,([^()]*))?\)/gi;

export function* expandDeclaration(
  { property, text, important }: WrittenDeclaration,
  variables: Variables,
): Generator<StyleDeclaration> {
  if (property.startsWith("--")) return;
  const plain = /var\(/i.test(text)
    ? text.replace(variable, (_, name: string, other?: string) => variables.get(name) ?? other ?? "")
    : text;
  const value = parseValue(plain);
  if (!value) return;
  for (const [name, part] of longhands(property, value))
    if (isKnown(name, part)) yield { property: name, value: part, important };
}

function longhands(property: string, value: Value): (readonly [string, Value])[] {
  switch (property) {
    case "font": {
      const slash = value.findIndex((node) => node.type === "Operator" && node.value.trim() === "/");
      const size =
        slash > 0
          ? value[slash - 1]
          : (value.find(({ type }) => type === "Dimension" || type === "Percentage") ??
            value.find((node) => node.type === "Number" && Number(node.value) === 0));
      return size ? [["font-size", [size]]] : [];
    }
    case "background":
      return [["background-color", value]];
    case "text-decoration":
      return [["text-decoration-line", value]];
    case "flex-flow":
      return [["flex-direction", value]];
    case "overflow-x":
    case "overflow-y":
      return [["overflow", value]];
    case "margin": {
      const [top, right = top, , left = right] = value;
      return sides([
        ["margin-top", top],
        ["margin-right", right],
        ["margin-left", left],
      ]);
    }
    case "inset": {
      const [top, right = top, bottom = top, left = right] = value;
      return sides([
        ["top", top],
        ["right", right],
        ["bottom", bottom],
        ["left", left],
      ]);
    }
    default:
      return [[property, value]];
  }
}

const sides = (list: readonly (readonly [string, CssNode | undefined])[]) =>
  list.flatMap(([name, node]) => (node ? [[name, [node]] as const] : []));

const anyProperty = new Set(["inherit", "initial", "unset", "revert", "revert-layer"]);

const words: { [property: string]: RegExp } = {
  display:
    /^(?:none|block|inline|contents|flow-root|list-item|run-in|(?:-webkit-)?(?:inline-)?(?:block|flex|grid|table|box)|table-[a-z-]+|ruby.*|-ms-.*|math)$/,
  visibility: /^(?:visible|hidden|collapse)$/,
  position: /^(?:static|relative|absolute|fixed|(?:-webkit-)?sticky)$/,
  float: /^(?:none|left|right|inline-start|inline-end)$/,
  direction: /^(?:ltr|rtl)$/,
};

/** Browsers pass over what they do not know, and keep what was said before. */
function isKnown(property: string, value: Value): boolean {
  const said = keyword(value);
  if (said !== null && anyProperty.has(said)) return true;
  const known = words[property];
  // display: inline flex
  if (known) return value.every((node) => known.test(identifierOf(node) ?? ""));
  if (property === "color")
    return said === "currentcolor" || cssColour(value[0]) !== null || isDerived(value);
  if (property === "opacity") return lengthOf(value[0]) !== null;
  if (property === "font-size") return value.length === 1 && (said !== null || value[0]?.type !== "Hash");
  return true;
}

const isDerived = (value: Value) => value.length === 1 && value[0]?.type === "Function";

const none: readonly StyleDeclaration[] = [];

const known = new Map<string, readonly StyleDeclaration[]>();
const [remembered, longestRemembered] = [5000, 200];

/** A page has a few thousand styles at most that differ. */
const workOfStyle = 1000;

/**
 * What an element's own style declares. Word writes the same few hundred styles into every page.
 * @throws ReadError where it or the page needs more work than any page does
 */
export function inlineStyle(
  style: string | undefined,
  variables: Variables,
  limit: WorkLimit,
): readonly StyleDeclaration[] {
  if (style === undefined) return none;
  const found = known.get(style);
  if (found) return found;
  limit.spend(workOfStyle);
  const nodes = parseDeclarations(checkedCss(style));
  const declarations = [...visualDeclarations(nodes)].flatMap((one) => [
    ...expandDeclaration(one, variables),
  ]);
  if (style.length > longestRemembered || /var\(/i.test(style)) return declarations;
  if (known.size >= remembered) known.clear();
  // A copy: a piece of a page keeps the whole page in memory.
  known.set(` ${style}`.slice(1), declarations);
  return declarations;
}
