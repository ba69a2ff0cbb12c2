import { palette } from "../palette";

/** The inside of a label: a name, and its figure lighter behind it where it has one. */
export function NamedFigure({ name, figure }: { name: string; figure: string | null }) {
  if (figure === null) return name;
  return (
    <>
      {`${name} `}
      <tspan fontWeight={400} fill={palette.secondary}>
        {figure}
      </tspan>
    </>
  );
}
