const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** The natural logarithm of Γ(x), x > 0 (Lanczos, g = 7). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const at = x - 1;
  const t = at + 7.5;
  const sum = lanczos.reduce((total, coefficient, index) =>
    index === 0 ? coefficient : total + coefficient / (at + index),
  );
  return 0.5 * Math.log(2 * Math.PI) + (at + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** How much of a Gamma distribution of the shape and scale 1 lies below x: the regularised incomplete gamma function. */
export function gammaBelow(shape: number, x: number): number {
  if (x <= 0) return 0;
  const front = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  return x < shape + 1 ? (front * seriesOfGamma(shape, x)) / shape : 1 - front * fractionOfGamma(shape, x);
}

const precision = 1e-15;

function seriesOfGamma(shape: number, x: number): number {
  let [term, sum] = [1, 1];
  for (let n = 1; term > sum * precision; n += 1) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

/** Lentz's continued fraction. */
function fractionOfGamma(shape: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let value = d;
  for (let n = 1; ; n += 1) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / (Math.abs(a * d + b) < tiny ? tiny : a * d + b);
    c = Math.abs(b + a / c) < tiny ? tiny : b + a / c;
    value *= d * c;
    if (Math.abs(d * c - 1) < precision * 4) return value;
  }
}

/** Below which x the share lies, 0 < share < 1, of a Gamma distribution of the shape, at least 1, and scale 1. `z` is the share's normal quantile. */
export function gammaQuantile(share: number, shape: number, z: number): number {
  // Wilson and Hilferty; Newton's steps from there, halved where they would leave the bracket.
  let x = Math.max(shape * (1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3, share / 2);
  let [low, high] = [0, Number.POSITIVE_INFINITY];
  for (let step = 0; step < 100; step += 1) {
    const error = gammaBelow(shape, x) - share;
    if (error > 0) high = x;
    else low = x;
    const density = Math.exp((shape - 1) * Math.log(x) - x - logGamma(shape));
    const next = x - error / density;
    const inside = next > low && next < high;
    const to = inside ? next : high === Number.POSITIVE_INFINITY ? x * 2 : (low + high) / 2;
    if (Math.abs(to - x) <= 1e-12 * x) return to;
    x = to;
  }
  return x;
}
