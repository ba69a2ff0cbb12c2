import { isPathBelow, paths } from "../view/addresses";

/** What a path may do in a browser. */
export type ResponsePolicy = {
  /** What the answer's own scripts and styles carry; null for an answer that has none. */
  nonce: string | null;
  /** Origins that may frame the pages under /embed, as in the CSP. */
  embedAncestors: string;
  /** `next dev` evaluates code and writes inline styles. */
  development: boolean;
};

const everywhere = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
};

/** Names the version that an answer shows: one that was verified later than the others is not shown yet. */
export const versionHeader = "x-dataset-version";

/** The security headers of a response, by its path alone. Every response takes them from here. */
export function responseHeaders(path: string, policy: ResponsePolicy): Record<string, string> {
  if (path.startsWith("/_next/static/")) return everywhere;
  if (isPathBelow(path, paths.api))
    return { ...everywhere, "Access-Control-Allow-Origin": "*", "Content-Security-Policy": inert };
  if (path.endsWith("/original") || rooms.some((room) => isPathBelow(path, room)))
    return { ...everywhere, "Content-Security-Policy": inert };
  const embedded = path === paths.embed || isPathBelow(path, paths.embed);
  const ancestors = embedded ? `'self' ${policy.embedAncestors}` : "'none'";
  return { ...everywhere, "Content-Security-Policy": pagePolicy(policy, ancestors) };
}

/** Below these paths are files alone. */
const rooms = [paths.export, paths.briefing, paths.correction, paths.filing, paths.totals];

const inert = "default-src 'none'; frame-ancestors 'none'; sandbox";

function pagePolicy({ nonce, development }: ResponsePolicy, ancestors: string): string {
  const own = nonce === null ? "" : ` 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src 'self'${own}${development ? " 'unsafe-eval'" : ""}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self'${own}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
  ].join("; ");
}
