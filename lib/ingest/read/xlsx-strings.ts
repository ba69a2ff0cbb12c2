import { Parser } from "htmlparser2";

/** The shared strings of a workbook, by index; phonetic guides are left out. */
export function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let text = "";
  let inText = false;
  let phonetic = 0;
  new Parser(
    {
      onopentag(name) {
        if (name === "rPh") phonetic += 1;
        else if (name === "t" && phonetic === 0) inText = true;
        else if (name === "si") text = "";
      },
      ontext(part) {
        if (inText) text += part;
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
