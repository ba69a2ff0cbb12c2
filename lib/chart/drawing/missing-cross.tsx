/** A figure that is not there, where its cross stands. */
export type MissingMark = { x: number; y: number; colour: string; text: string };

/** A missing figure: a cross below the axis, where nothing can be read as zero; its reason is its title. */
export function MissingCross({
  x,
  y,
  colour,
  title,
}: {
  x: number;
  y: number;
  colour: string;
  title: string;
}) {
  const [left, right] = [round(x - reach), round(x + reach)];
  const [top, bottom] = [round(y - reach), round(y + reach)];
  return (
    <g>
      <title>{title}</title>
      <path
        d={`M${left},${top}L${right},${bottom}M${left},${bottom}L${right},${top}`}
        fill="none"
        stroke={colour}
        strokeWidth={1.5}
      />
    </g>
  );
}

/** From the axis down to the middle of the cross, in px. */
export const crossBelow = 6;
/** Px that a cross takes beside others. */
export const crossPitch = 9;
const reach = 2.75;
const round = (px: number) => Math.round(px * 100) / 100;

/** Crosses below the axis: there is no figure. The reason is the mark's title. */
export function MissingMarks({ marks }: { marks: readonly MissingMark[] }) {
  return (
    <g className="c-missing">
      {marks.map((mark) => (
        <MissingCross
          key={`${mark.x} ${mark.text}`}
          x={mark.x}
          y={mark.y}
          colour={mark.colour}
          title={mark.text}
        />
      ))}
    </g>
  );
}
