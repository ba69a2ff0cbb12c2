import { Parser } from "htmlparser2";
import type { Ground } from "../look/colour";
import { laidOver, noLook, type RunLook } from "../look/run-look";
import { groundOf, type Palette } from "./docx-colours";
import { lookElements } from "./docx-properties";

export type DocxStyles = {
  /** Of paragraphs that name no style. */
  plain: RunLook;
  /** Of styles of paragraphs and characters by their ids, with what they inherit. */
  looks: ReadonlyMap<string, RunLook>;
  /** Of styles of tables that shade: which part of a table has which shade is not followed. */
  grounds: ReadonlyMap<string, Ground>;
};

type Style = { look: RunLook; base: string | undefined; kind: string; shaded: boolean };

const deepest = 20;

/** What the part that says how styles look gives to text. */
export function docxStyles(xml: string, palette: Palette): DocxStyles {
  const styles = new Map<string, Style>();
  const defaults = { ...noLook };
  const path: string[] = [];
  let usual: string | undefined;
  let open: Style | null = null;
  new Parser(
    {
      onopentag(name, attributes) {
        path.push(name);
        if (name === "w:style") {
          const { "w:type": kind = "paragraph", "w:styleId": id = "" } = attributes;
          open = { look: { ...noLook }, base: undefined, kind, shaded: false };
          if (kind !== "numbering") styles.set(id, open);
          if (kind === "paragraph" && /^(?:1|true|on)$/.test(attributes["w:default"] ?? "")) usual = id;
        } else if (!open) {
          if (path.includes("w:docDefaults")) lookElements.get(name)?.(defaults, attributes, palette, path);
        } else if (name === "w:basedOn") open.base = attributes["w:val"];
        else if (open.kind !== "table") lookElements.get(name)?.(open.look, attributes, palette, path);
        else if (name === "w:shd") open.shaded ||= groundOf(attributes, palette) !== null;
      },
      onclosetag(name) {
        path.pop();
        if (name === "w:style") open = null;
      },
    },
    { xmlMode: true, decodeEntities: true },
  ).end(xml);
  const chainOf = (id: string | undefined, depth = 0): Style[] => {
    const style = id === undefined || depth > deepest ? undefined : styles.get(id);
    return style ? [...chainOf(style.base, depth + 1), style] : [];
  };
  const lookOf = (id: string | undefined, under: RunLook) =>
    chainOf(id).reduce((look, style) => laidOver(look, style.look), under);
  const looks = new Map<string, RunLook>();
  const grounds = new Map<string, Ground>();
  for (const [id, { kind }] of styles)
    if (kind !== "table") looks.set(id, lookOf(id, kind === "paragraph" ? defaults : noLook));
    else if (chainOf(id).some(({ shaded }) => shaded)) grounds.set(id, "unknown");
  return { plain: lookOf(usual, defaults), looks, grounds };
}
