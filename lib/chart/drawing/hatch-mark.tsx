import { palette } from "../palette";
import { hatchPath } from "./hatch";

type Box = { x: number; y: number; width: number; height: number };

/** The hatching of a coloured box: always there for the printer, `shown` also on the screen. */
export function Hatch({ order, box, shown }: { order: number; box: Box; shown: boolean }) {
  const path = hatchPath(order, box);
  if (path === "") return null;
  const hidden = shown ? {} : { className: "c-hatch", display: "none" };
  return <path d={path} {...hidden} stroke={palette.surface} strokeWidth={1.25} fill="none" />;
}
