import { Parser } from "htmlparser2";
import { raisedMark } from "./raised-text";

/** The shared strings of a workbook, by index; phonetic guides and struck text are left out. */
export function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let text = "";
  let inText = false;
  let phonetic = 0;
  let struck = false;
  let raised = false;
  let wasRaised = false;
  new Parser(
    {
      onopentag(name, { val }) {
        if (name === "r") struck = raised = false;
        else if (name === "strike") struck = val !== "0" && val !== "false";
        else if (name === "vertAlign") raised = val === "superscript";
        else if (name === "rPh") phonetic += 1;
        else if (name === "t" && phonetic === 0) inText = true;
        else if (name === "si") {
          text = "";
          struck = raised = wasRaised = false;
        }
      },
      ontext(part) {
        if (!inText || struck) return;
        if (raised !== wasRaised && text !== "") text += raisedMark;
        wasRaised = raised;
        text += part;
      },
      onclosetag(name) {
        if (name === "t") inText = false;
        else if (name === "rPh") phonetic -= 1;
        else if (name === "si") strings.push(unescaped(text));
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
