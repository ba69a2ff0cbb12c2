import { black, blend, type Colour, colourOf, white } from "../look/colour";

type Attributes = { [name: string]: string | undefined };

/** Themes are counted with each pair of light and dark turned around. */
const names = "lt1 dk1 lt2 dk2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split(" ");

/** The first colours of the palette that programs keep from old, twice over. */
const palette = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF".split(" ");
const [systemFront, systemGround] = [64, 65];

/** A colour as a workbook names it; null for the automatic one, and for those of the palette that are not followed. */
export function sheetColour(attributes: Attributes, theme: ReadonlyMap<string, Colour>): Colour | null {
  const colour = named(attributes, theme);
  const tint = Number(attributes.tint ?? 0);
  if (!colour || !tint) return colour;
  return tint > 0 ? blend(colour, white, tint) : blend(colour, black, -tint);
}

function named({ rgb, theme, indexed }: Attributes, colours: ReadonlyMap<string, Colour>): Colour | null {
  if (theme !== undefined) return colours.get(names[Number(theme)] ?? "") ?? null;
  if (rgb !== undefined) return colourOf(rgb);
  if (indexed === undefined) return null;
  const index = Number(indexed);
  if (index === systemFront) return black;
  if (index === systemGround) return white;
  return index < 16 ? colourOf(palette[index % 8]) : null;
}
