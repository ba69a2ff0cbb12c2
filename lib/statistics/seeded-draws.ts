/** A source of numbers between 0 and 1. */
export type Uniform = () => number;

/** The same numbers for the same text, on every machine (sfc32, seeded by xmur3). */
export function seededUniform(text: string): Uniform {
  const next = hashes(text);
  let a = next();
  let b = next();
  let c = next();
  let d = next();
  return () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return ((sum >>> 0) + 0.5) / 2 ** 32;
  };
}

function hashes(text: string): () => number {
  let hash = 1779033703 ^ text.length;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 3432918353);
    hash = (hash << 13) | (hash >>> 19);
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507);
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909);
    hash ^= hash >>> 16;
    return hash;
  };
}

/** From a normal distribution of mean 0 and variance 1 (Marsaglia's polar method). */
function normalDraw(uniform: Uniform): number {
  for (;;) {
    const x = 2 * uniform() - 1;
    const y = 2 * uniform() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/** From a Gamma distribution of the shape and scale 1 (Marsaglia and Tsang 2000). */
export function gammaDraw(shape: number, uniform: Uniform): number {
  if (shape < 1) return gammaDraw(shape + 1, uniform) * uniform() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = normalDraw(uniform);
    const root = 1 + c * normal;
    if (root <= 0) continue;
    const cube = root * root * root;
    const square = normal * normal;
    const chance = uniform();
    if (chance < 1 - 0.0331 * square * square) return d * cube;
    if (Math.log(chance) < square / 2 + d * (1 - cube + Math.log(cube))) return d * cube;
  }
}

/** From a Beta distribution. */
export function betaDraw(a: number, b: number, uniform: Uniform): number {
  const first = gammaDraw(a, uniform);
  return first / (first + gammaDraw(b, uniform));
}
