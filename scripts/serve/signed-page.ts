import { createHash } from "node:crypto";

type SignedPage = {
  /** The page without the nonce. */
  html: string;
  /** The policy with the hashes in place of the nonce. */
  policyOf(policy: string): string;
};

/**
 * The page that a policy of hashes lets run exactly what the policy of its nonce did. Only what carries the nonce
 * is hashed: a script that a report smuggled into the page cannot know it, and gets no hash.
 */
export function signedPage(html: string, nonce: string): SignedPage {
  const carried = new RegExp(`(<(script|style)\\b[^>]*\\snonce="${nonce}"[^>]*>)([\\s\\S]*?)</\\2>`, "g");
  const hashes = { script: new Set<string>(), style: new Set<string>() };
  for (const [, , element, content = ""] of html.matchAll(carried)) {
    if (content === "" || (element !== "script" && element !== "style")) continue;
    const own = content.replaceAll(nonce, "");
    hashes[element].add(`'sha256-${createHash("sha256").update(own).digest("base64")}'`);
  }
  return {
    html: html.replaceAll(` nonce="${nonce}"`, "").replaceAll(nonce, ""),
    policyOf: (policy) =>
      policy
        .split("; ")
        .map((directive) => {
          const of = directive.startsWith("style-src ") ? hashes.style : hashes.script;
          return directive.replace(` 'nonce-${nonce}'`, [...of].map((hash) => ` ${hash}`).join(""));
        })
        .join("; "),
  };
}
