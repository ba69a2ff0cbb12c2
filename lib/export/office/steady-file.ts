import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";

/** Any time: what is in a file is dated by its data. */
const packedAt = new Date(2000, 0, 1);
const packedAlready = /\.(?:png|jpe?g|xlsx)$/i;
const countedName = /\b(chart|Microsoft_Excel_Worksheet)(\d+)(?=\.(?:xml|xlsx)\b)/g;

/**
 * An Office file with everything in it that its making left to the clock, to chance or to earlier files put in
 * order, so that the same figures give the same bytes in every process.
 * @param day that its properties name as that of its making, `2026-01-31`
 */
export function steadyFile(file: Uint8Array, day: string): Uint8Array {
  const parts = Object.entries(unzipSync(file));
  const renamed = renumbered(parts.map(([name]) => name));
  const inOrder = orderOfNames();
  const packed: Zippable = {};
  for (const [name, part] of parts)
    packed[renamed(name)] = [
      steadyPart(name, part, day, renamed, inOrder),
      { level: packedAlready.test(name) ? 0 : 6 },
    ];
  return zipSync(packed, { mtime: packedAt });
}

function steadyPart(
  name: string,
  part: Uint8Array,
  day: string,
  renamed: (text: string) => string,
  inOrder: (text: string) => string,
): Uint8Array {
  if (name.endsWith(".xlsx")) return steadyFile(part, day);
  if (!/\.(?:xml|rels)$/.test(name)) return part;
  const text = strFromU8(part);
  const dated = /^docProps\//.test(name) ? text.replace(moment, `$1${day}T00:00:00Z$2`) : text;
  const steady = drawingNumbers(inOrder(renamed(dated)));
  return steady === text ? part : strToU8(steady);
}

const moment = /(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)/g;

/** Names that count on from file to file begin with 1 again: chart7.xml, Microsoft_Excel_Worksheet7.xlsx. */
function renumbered(names: readonly string[]): (text: string) => string {
  const found = new Map<string, Set<number>>();
  for (const name of names)
    for (const [, kind = "", number] of name.matchAll(countedName))
      found.set(kind, (found.get(kind) ?? new Set()).add(Number(number)));
  const places = new Map(
    [...found].map(([kind, numbers]) => [kind, [...numbers].sort((one, other) => one - other)]),
  );
  return (text) =>
    text.replace(countedName, (whole, kind: string, number: string) => {
      const place = places.get(kind)?.indexOf(Number(number)) ?? -1;
      return place < 0 ? whole : `${kind}${place + 1}`;
    });
}

/** Relations and sections that are named by chance are named in the order of their first occurrence. */
function orderOfNames(): (text: string) => string {
  const names = new Map<string, number>();
  const placeOf = (name: string) => {
    const place = names.get(name) ?? names.size + 1;
    names.set(name, place);
    return place;
  };
  return (text) =>
    text
      .replace(/\brId[a-z0-9_-]{21}(?=")/g, (name) => `rIdn${placeOf(name)}`)
      .replace(/(?<=\bid=")\{[\dA-Fa-f]{8}(?:-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}\}(?=")/g, (name) => {
        const place = placeOf(name).toString(16).padStart(12, "0").toUpperCase();
        return `{00000000-0000-4000-8000-${place}}`;
      });
}

/** Pictures and charts of a text are numbered within it. */
function drawingNumbers(text: string): string {
  let number = 0;
  return text.replace(/(<wp:docPr\b[^>]*?\bid=")\d+(?=")/g, (_, start: string) => `${start}${++number}`);
}
