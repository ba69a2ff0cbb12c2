/**
 * What a declaration does to the text of an element. `sizeless`: of no size, or clear as glass; parts inside may be
 * seen again. `parted`: white, or afloat beside the text around it.
 */
export type Effect = "hidden" | "sizeless" | "struck" | "raised" | "parted";

/** What declarations do, by property, as the cascade goes: a later one takes back nothing of another property. */
export type TextLook = { [property: string]: Effect | null };
export type StyledElement = { name: string; classes: readonly string[]; id: string | undefined };

type Compound = { name: string | null; classes: readonly string[]; id: string | null };
/** `weight`: what the cascade goes by, the later of two with the same. */
type Rule = { selector: readonly Compound[]; weight: number; look: TextLook };

/** Rules that hide or raise; a page has a few. */
const mostRules = 300;

const compound = /^([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)$/i;

/**
 * The rules of a page's own style sheets that hide, strike out or raise text. Selectors of names, classes and ids,
 * one within the other, are understood; those with anything else, and rules for print or for telephones, are passed over.
 */
export function openStyleSheet() {
  const rules: Rule[] = [];
  return {
    get isEmpty() {
      return rules.length === 0;
    },
    add(css: string) {
      for (const rule of rulesOf(withoutComments(css), true)) if (rules.length < mostRules) rules.push(rule);
      rules.sort((a, b) => a.weight - b.weight);
    },
    /** @param path an element and those around it, the outermost first */
    lookOf(path: readonly StyledElement[]): TextLook {
      const look: TextLook = {};
      for (const rule of rules) if (isMatch(rule.selector, path)) Object.assign(look, rule.look);
      return look;
    },
  };
}

function withoutComments(css: string): string {
  const [first = "", ...rest] = css.split("/*");
  return first + rest.map((part) => (part.includes("*/") ? part.slice(part.indexOf("*/") + 2) : "")).join("");
}

function* rulesOf(css: string, isWhole: boolean): Generator<Rule> {
  for (let at = 0; at < css.length; ) {
    const open = css.indexOf("{", at);
    if (open === -1) return;
    const prelude = css
      .slice(at, open)
      .replace("<!--", "")
      .replace(/^[^{]*;/, "")
      .trim();
    const close = prelude.startsWith("@") ? endOfBlock(css, open) : css.indexOf("}", open);
    const body = css.slice(open + 1, close === -1 ? undefined : close);
    at = close === -1 ? css.length : close + 1;
    if (isWhole && /^@media\s+(?:only\s+)?(?:screen|all)$/i.test(prelude)) yield* rulesOf(body, false);
    else if (!prelude.startsWith("@")) yield* ruleOf(prelude, body);
  }
}

function endOfBlock(css: string, open: number): number {
  for (let at = open, depth = 0; at < css.length; at += 1)
    if (css[at] === "{") depth += 1;
    else if (css[at] === "}") {
      depth -= 1;
      if (depth === 0) return at;
    }
  return -1;
}

function* ruleOf(prelude: string, body: string): Generator<Rule> {
  const look = lookOfDeclarations(body);
  if (Object.keys(look).length === 0) return;
  const important = /!\s*important/i.test(body) ? 1_000_000 : 0;
  for (const selector of prelude.split(",")) {
    const parts = selector
      .trim()
      .split(/\s*>\s*|\s+/)
      .map(compoundOf);
    if (parts.some((part) => part === null)) continue;
    const compounds = parts.filter((part) => part !== null);
    const weight = compounds.reduce(
      (sum, { name, classes, id }) => sum + (id ? 10_000 : 0) + classes.length * 100 + (name ? 1 : 0),
      important,
    );
    yield { selector: compounds, weight, look };
  }
}

function compoundOf(text: string): Compound | null {
  const [whole, name, marks = ""] = compound.exec(text) ?? [];
  if (!whole) return null;
  const parts = marks.match(/[.#][\w-]+/g) ?? [];
  return {
    name: name && name !== "*" ? name.toLowerCase() : null,
    classes: parts.filter((part) => part.startsWith(".")).map((part) => part.slice(1)),
    id: parts.find((part) => part.startsWith("#"))?.slice(1) ?? null,
  };
}

/** What declarations say, of an element's own style as well. */
export function lookOfDeclarations(body: string): TextLook {
  const look: TextLook = {};
  let [placed, isFar] = [false, false];
  for (const declaration of body.split(";")) {
    const colon = declaration.indexOf(":");
    const value = declaration.slice(colon + 1).trim();
    const property = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    const declare = (effect: Effect, does: boolean) => {
      look[property] = does ? effect : null;
    };
    switch (property) {
      case "display":
        declare("hidden", /^none\b/i.test(value));
        break;
      case "visibility":
        declare("hidden", /^(?:hidden|collapse)\b/i.test(value));
        break;
      case "mso-hide":
        declare("hidden", /^all\b/i.test(value));
        break;
      case "font-size":
        declare("sizeless", /^0(?:\D|$)/.test(value) && Number.parseFloat(value) === 0);
        break;
      case "opacity":
        declare("sizeless", Number.parseFloat(value) === 0);
        break;
      case "color":
        declare("parted", isWhite(value));
        break;
      case "text-decoration":
      case "text-decoration-line":
        look["text-decoration"] = /line-through/i.test(value) ? "struck" : null;
        break;
      case "position":
        placed = /^(?:absolute|fixed)\b/i.test(value);
        break;
      case "left":
      case "right":
      case "top":
        isFar ||= isFarOff(value);
        break;
      case "text-indent":
        if (isFarOff(value)) declare("hidden", true);
        break;
      case "float":
        // It may be seen on the other side of the digits around it.
        if (/^(?:left|right)\b/i.test(value)) declare("parted", true);
        break;
      case "vertical-align":
        declare("raised", /^(?:super|sub)\b/i.test(value));
        break;
    }
  }
  if (placed && isFar) look.position = "hidden";
  return look;
}

/** left: -9999px: outside of every screen. */
const isFarOff = (value: string) => /^-\d{3,}(?:\.\d+)?(?:px|pt)?\b|^-\d{2,}(?:\.\d+)?r?em\b/i.test(value);

/**
 * Whether a colour is not seen on paper, nearly white ones among them; what ground a page gives it, only its outer
 * style sheets may know.
 */
export const isWhite = (colour: string) =>
  /^\s*(?:#(?:f[0-9a-f]){3}\b|#fff\b|white\b|transparent\b|rgba?\(\s*2[45]\d\s*,\s*2[45]\d\s*,\s*2[45]\d\b)/i.test(
    colour,
  );

const isSame = ({ name, classes, id }: Compound, element: StyledElement) =>
  (name === null || name === element.name) &&
  (id === null || id === element.id) &&
  classes.every((one) => element.classes.includes(one));

function isMatch(selector: readonly Compound[], path: readonly StyledElement[]): boolean {
  const last = selector.at(-1);
  const element = path.at(-1);
  if (!last || !element || !isSame(last, element)) return false;
  let left = selector.length - 2;
  for (let at = path.length - 2; at >= 0 && left >= 0; at -= 1) {
    const wanted = selector[left];
    const around = path[at];
    if (wanted && around && isSame(wanted, around)) left -= 1;
  }
  return left < 0;
}
