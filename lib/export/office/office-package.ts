import path from "node:path/posix";
import { strFromU8, strToU8, type Unzipped, unzipSync } from "fflate";
import { stableZip } from "../stable-zip";

const contentTypes = "[Content_Types].xml";

/**
 * The parts of an Office file as that file: the same bytes whenever and wherever it is made. What the libraries take from
 * the clock, from chance or from how much they wrote before is told by `day` (ISO, midnight in Shanghai) and by order.
 */
export function officePackage(given: Readonly<Unzipped>, day: string): Uint8Array<ArrayBuffer> {
  const parts: Unzipped = { [contentTypes]: given[contentTypes] ?? new Uint8Array() };
  for (const [name, part] of Object.entries(given)) if (!name.endsWith("/")) parts[name] = part;
  for (const name of Object.keys(parts)) {
    if (name.endsWith(".rels")) numberRelations(parts, name);
    if (drawn.test(name)) rewrite(parts, name, numberShapes);
    if (name === "docProps/core.xml") rewrite(parts, name, (xml) => dated(xml, day));
    if (name.endsWith(".xlsx")) parts[name] = officePackage(unzipSync(parts[name] ?? new Uint8Array()), day);
  }
  return stableZip(parts, day);
}

/** Parts in which every shape has an id of its own. */
const drawn = /^(?:word\/document|ppt\/(?:slides|notesSlides)\/\w+)\.xml$/;

function rewrite(parts: Unzipped, name: string, change: (xml: string) => string): void {
  parts[name] = strToU8(change(strFromU8(parts[name] ?? new Uint8Array())));
}

/** The relations of a part as rId1, rId2 … in their order, there and where the part uses them. */
function numberRelations(parts: Unzipped, name: string): void {
  const ids = new Map<string, string>();
  rewrite(parts, name, (xml) =>
    xml.replace(/(<Relationship\s[^>]*?\bId=")([^"]*)"/g, (_, before: string, id: string) => {
      const number = `rId${ids.size + 1}`;
      ids.set(id, number);
      return `${before}${number}"`;
    }),
  );
  const owner = path.join(path.dirname(path.dirname(name)), path.basename(name, ".rels"));
  if (owner in parts && owner.endsWith(".xml"))
    rewrite(parts, owner, (xml) =>
      xml.replace(
        /(\sr:\w+=")([^"]*)"/g,
        (_, before: string, id: string) => `${before}${ids.get(id) ?? id}"`,
      ),
    );
}

/** Shapes and their frames counted from 1; the libraries give some the same number, others one that grows from file to file. */
function numberShapes(xml: string): string {
  const counts = new Map<string, number>();
  return xml.replace(/(<(\w+:(?:cNvPr|docPr))\s+id=")\d+"/g, (_, before: string, tag: string) => {
    const count = (counts.get(tag) ?? 0) + 1;
    counts.set(tag, count);
    return `${before}${count}"`;
  });
}

function dated(xml: string, day: string): string {
  const time = new Date(`${day}T00:00:00+08:00`).toISOString().replace(".000", "");
  return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${time}`);
}
