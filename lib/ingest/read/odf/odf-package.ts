import { Parser } from "htmlparser2";
import type { Metadata } from "../../document";
import { unzip } from "../../open/archive";
import { ReadError } from "../../open/read-error";
import { type Background, parseHexColour } from "../look/colour";
import { emptyLook, inheritLook, type RunLook, setTrait, trait } from "../look/run-look";

export type OdfParts = { content: string; styles: string; metadata: Metadata[] };

/**
 * The parts of an OpenDocument file that are read.
 * @throws ReadError if it is damaged, encrypted, unsafe or has no content
 */
export async function odfParts(bytes: Uint8Array): Promise<OdfParts> {
  const names = ["content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"];
  const parts = await unzip(bytes, (name) => names.includes(name));
  const text = (name: string) => parts.get(name)?.toString("utf8") ?? "";
  if (/<manifest:encryption-data\b/.test(text("META-INF/manifest.xml")))
    throw new ReadError("已加密，请解除密码后再导入");
  for (const name of names)
    if (/<!DOCTYPE|<!ENTITY/i.test(name.startsWith("META") ? "" : text(name)))
      throw new ReadError("文档中有不允许的声明（DOCTYPE），未读取；请重新保存");
  const content = text("content.xml");
  if (content === "") throw new ReadError("的结构已损坏，没有正文，请重新下载或索取原件");
  const title = /<dc:title>([^<]{1,300})<\/dc:title>/.exec(text("meta.xml"))?.[1];
  return { content, styles: text("styles.xml"), metadata: title ? [{ name: "title", value: title }] : [] };
}

type Attributes = { [name: string]: string | undefined };

/** What a style says of text, and of the cell, row or table that it is for. */
export type OdfStyle = {
  look: RunLook;
  ground: Background | null;
  /** A line goes through the cell, or its text is repeated to its edge. */
  struck: boolean;
  /** It has a border. */
  drawn: boolean;
  /** A table that is not shown, or a row too low to show anything. */
  hidden: boolean;
};
export type OdfStyles = (family: string, name: string | undefined) => OdfStyle;

const noStyle: OdfStyle = { look: emptyLook, ground: null, struck: false, drawn: false, hidden: false };
const deepest = 20;

/** Points: letters and rows of that size are not read on a page. */
const tiniest = 2;
const pointsOf = (length = "") => {
  const [, number, unit] = /^([\d.]+)(pt|in|cm|mm)$/.exec(length) ?? [];
  const points = { pt: 1, in: 72, cm: 28.35, mm: 2.835 }[unit ?? ""];
  return number && points ? Number(number) * points : null;
};
export const isTiny = (length: string | undefined) => (pointsOf(length) ?? tiniest + 1) <= tiniest;
const groundOf = (colour: string | undefined) => parseHexColour(colour) ?? null;
/** Parts of 100 of a line's height, or a word. */
const isRaised = (position: string) => !/^0?%?\s|^0%?$/.test(position);

function addTo(style: OdfStyle, name: string, attributes: Attributes): void {
  const { look } = style;
  for (const [key, value = ""] of Object.entries(attributes)) {
    if (name === "style:text-properties") {
      if (key === "fo:color") look.colour = parseHexColour(value);
      else if (key === "style:use-window-font-color" && value === "true") look.colour = null;
      else if (key === "fo:background-color") look.highlight = groundOf(value);
      else if (key === "text:display") setTrait(look, trait.hidden, value === "none" || value === "true");
      else if (key === "style:text-line-through-style" || key === "style:text-line-through-type")
        setTrait(look, trait.struck, value !== "none");
      else if (key === "style:text-position") setTrait(look, trait.raised, isRaised(value));
      else if (key === "fo:font-size") setTrait(look, trait.tiny, isTiny(value));
      else if (key === "style:text-scale") setTrait(look, trait.narrow, Number.parseFloat(value) <= 20);
      else if (key === "fo:letter-spacing")
        setTrait(look, trait.overlapping, /^-/.test(value) && !isTiny(value.slice(1)));
    } else if (key === "fo:background-color") {
      if (name === "style:paragraph-properties") look.shade = groundOf(value);
      else style.ground = groundOf(value);
    } else if (key === "style:diagonal-tl-br" || key === "style:diagonal-bl-tr")
      style.struck ||= value !== "none";
    else if (key === "style:repeat-content") style.struck ||= value === "true";
    else if (key.startsWith("fo:border")) style.drawn ||= value !== "none";
    else if (key === "table:display") style.hidden = value === "false";
    else if (key === "style:row-height") style.hidden = isTiny(value);
  }
}

/** The styles of a document by family and name, with what they inherit; of no name what is usual. */
export function odfStyles(parts: readonly string[]): OdfStyles {
  const styles = new Map<string, { own: OdfStyle; parent: string | undefined }>();
  let open: OdfStyle | null = null;
  for (const xml of parts)
    new Parser(
      {
        onopentag(name, attributes) {
          if (name === "style:style" || name === "style:default-style") {
            open = { ...noStyle, look: { ...emptyLook } };
            const made = { own: open, parent: attributes["style:parent-style-name"] };
            // Conditions name a style as people see its name.
            for (const called of [attributes["style:name"] ?? "", attributes["style:display-name"]])
              if (called !== undefined) styles.set(`${attributes["style:family"]} ${called}`, made);
          } else if (open && name.endsWith("-properties")) addTo(open, name, attributes);
        },
        onclosetag(name) {
          if (name === "style:style" || name === "style:default-style") open = null;
        },
      },
      { xmlMode: true, decodeEntities: true },
    ).end(xml);
  const found = new Map<string, OdfStyle>();
  const styleOf = (family: string, name: string, depth: number): OdfStyle => {
    const key = `${family} ${name}`;
    const known = found.get(key);
    if (known) return known;
    const style = styles.get(key);
    if (name !== "" && (!style || depth > deepest)) return styleOf(family, "", depth);
    const under = name === "" ? noStyle : styleOf(family, style?.parent ?? "", depth + 1);
    const own = style?.own ?? noStyle;
    const all: OdfStyle = {
      look: inheritLook(under.look, own.look),
      ground: own.ground ?? under.ground,
      struck: own.struck || under.struck,
      drawn: own.drawn || under.drawn,
      hidden: own.hidden,
    };
    found.set(key, all);
    return all;
  };
  return (family, name = "") => styleOf(family, name, 0);
}
