import { palette } from "../palette";

/** A figure as a dot; hollow where it rests on too few agencies or cannot be true. */
export type FigureDot = {
  key: string;
  x: number;
  y: number;
  colour: string;
  radius: number;
  hollow: boolean;
  title: string | null;
};

export function FigureDots({ dots }: { dots: readonly FigureDot[] }) {
  return (
    <g className="c-dots">
      {dots.map(({ key, x, y, radius, colour, hollow, title }) =>
        hollow ? (
          <circle
            key={key}
            cx={x}
            cy={y}
            r={radius + 0.75}
            fill={palette.surface}
            stroke={colour}
            strokeWidth={1.75}
            className="c-hollow"
          >
            {title !== null && <title>{title}</title>}
          </circle>
        ) : (
          <circle key={key} cx={x} cy={y} r={radius} fill={colour} />
        ),
      )}
    </g>
  );
}
