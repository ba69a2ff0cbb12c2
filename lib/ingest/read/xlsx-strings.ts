import { Parser } from "htmlparser2";
import { raisedParts } from "./raised-text";

/**
 * Gathers a string from its runs, given the elements inside it: phonetic guides and struck text are left out, raised
 * text is parted by `^`.
 */
export function openRichText() {
  let text = "";
  let inText = false;
  let phonetic = 0;
  let struck = false;
  let raised = false;
  let markBefore = raisedParts();
  return {
    open(name: string, value: string | undefined) {
      if (name === "r") struck = raised = false;
      else if (name === "strike") struck = value !== "0" && value !== "false";
      else if (name === "vertAlign") raised = value === "superscript" || value === "subscript";
      else if (name === "rPh") phonetic += 1;
      else if (name === "t") inText = phonetic === 0;
    },
    add(part: string) {
      if (!inText || struck) return;
      text += markBefore(raised, text !== "") + part;
    },
    close(name: string) {
      if (name === "t") inText = false;
      else if (name === "rPh") phonetic -= 1;
    },
    take(): string {
      const taken = text;
      text = "";
      struck = raised = false;
      markBefore = raisedParts();
      return taken;
    },
  };
}

/** The shared strings of a workbook, by index. */
export function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  const rich = openRichText();
  new Parser(
    {
      onopentag(name, { val }) {
        rich.open(name, val);
      },
      ontext: (part) => rich.add(part),
      onclosetag(name) {
        rich.close(name);
        if (name === "si") strings.push(unescaped(rich.take()));
      },
    },
    { xmlMode: true, decodeEntities: true },
  ).end(xml);
  return strings;
}

/** Characters that XML cannot hold are written _x000D_. */
export function unescaped(text: string): string {
  return text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
}
