/** The outline of a dot about (x, y): round for order 0 and 1, else one of six shapes that grey print keeps apart. */
export function dotPath(order: number, x: number, y: number, radius: number): string {
  const shape = shapes[order - 2];
  if (!shape)
    return `M${px(x - radius)},${px(y)}a${radius},${radius} 0 1 0 ${2 * radius},0a${radius},${radius} 0 1 0 ${-2 * radius},0z`;
  const corners = shape.map(([dx, dy]) => `${px(x + dx * radius)},${px(y + dy * radius)}`);
  return `M${corners.join("L")}z`;
}

const cross = 0.35;
const shapes: readonly (readonly (readonly [number, number])[])[] = [
  [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  [
    [0, -1.2],
    [1.1, 0.8],
    [-1.1, 0.8],
  ],
  [
    [0, -1.3],
    [1.3, 0],
    [0, 1.3],
    [-1.3, 0],
  ],
  [
    [0, 1.2],
    [-1.1, -0.8],
    [1.1, -0.8],
  ],
  [
    [-cross, -1.2],
    [cross, -1.2],
    [cross, -cross],
    [1.2, -cross],
    [1.2, cross],
    [cross, cross],
    [cross, 1.2],
    [-cross, 1.2],
    [-cross, cross],
    [-1.2, cross],
    [-1.2, -cross],
    [-cross, -cross],
  ],
  [
    [-1.4, -0.5],
    [1.4, -0.5],
    [1.4, 0.5],
    [-1.4, 0.5],
  ],
];

function px(value: number): number {
  return Math.round(value * 100) / 100;
}
