import { Parser } from "htmlparser2";
import { isRaised } from "./raised-text";

/** What the properties of a run of text say about how it is seen; what they do not mention is left to its style. */
export type RunLook = {
  vanish?: boolean;
  strike?: boolean;
  dstrike?: boolean;
  white?: boolean;
  offLine?: boolean;
  position?: boolean;
  tiny?: boolean;
};

/** Half points: letters of one or two points are not read on a page. */
const tiniest = 4;

const isOn = (value: string | undefined) => value === undefined || !/^(?:0|false|off)$/.test(value);

/** Adds what an element of run properties says. */
export function addToLook(look: RunLook, name: string, value: string | undefined): void {
  if (name === "w:vanish") look.vanish = isOn(value);
  else if (name === "w:strike") look.strike = isOn(value);
  else if (name === "w:dstrike") look.dstrike = isOn(value);
  else if (name === "w:color") look.white = /^(?:F[0-9A-F]){3}$/i.test(value ?? "");
  else if (name === "w:sz") look.tiny = Number(value) <= tiniest;
  else if (name === "w:vertAlign") look.offLine = value === "superscript" || value === "subscript";
  else if (name === "w:position") look.position = isRaised(Number(value));
}

/** Whether text of this look cannot be read on the page, or is struck out. */
export const isUnseen = (look: RunLook, isShaded: boolean) =>
  Boolean(look.vanish || look.strike || look.dstrike || look.tiny || (look.white && !isShaded));

/** Whether the text is set apart from the text around it: above or below its line, or white. */
export const isApart = (look: RunLook) => Boolean(look.offLine || look.position || look.white);

/** Whether anything in a part has a background on which white text is seen. */
export const hasShade = (xml: string) =>
  /<w:(?:highlight\b|background\b|shd\b[^<>]*w:fill="(?!auto|FFFFFF))/i.test(xml);

const deepestStyle = 20;

/** The looks that the styles of a document give to text, by their ids, with what they inherit. */
export function looksOfStyles(xml: string): Map<string, RunLook> {
  const styles = new Map<string, { look: RunLook; base: string | undefined }>();
  let open: { look: RunLook; base: string | undefined } | null = null;
  new Parser(
    {
      onopentag(name, attributes) {
        const value = attributes["w:val"];
        if (name === "w:style") {
          open = { look: {}, base: undefined };
          const kind = attributes["w:type"];
          if (kind === "paragraph" || kind === "character") styles.set(attributes["w:styleId"] ?? "", open);
        } else if (open && name === "w:basedOn") open.base = value;
        else if (open) addToLook(open.look, name, value);
      },
    },
    { xmlMode: true, decodeEntities: true },
  ).end(xml);
  const lookOf = (id: string | undefined, depth: number): RunLook => {
    const style = id === undefined || depth > deepestStyle ? undefined : styles.get(id);
    return style ? { ...lookOf(style.base, depth + 1), ...style.look } : {};
  };
  return new Map([...styles.keys()].map((id) => [id, lookOf(id, 0)]));
}
