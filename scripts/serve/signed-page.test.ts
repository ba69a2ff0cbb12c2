import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { signedPage } from "./signed-page";

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy =
  "default-src 'none'; script-src 'self' 'nonce-n1'; style-src 'self' 'nonce-n1'; img-src 'self'";

it("names what carries the nonce by its hash, and takes the nonce out", () => {
  const page = signedPage(
    `<style nonce="n1">a{}</style><script src="/a.js" async="" nonce="n1"></script><script id="x" nonce="n1">go(1)</script>`,
    "n1",
  );
  expect(page.html).toBe(
    `<style>a{}</style><script src="/a.js" async=""></script><script id="x">go(1)</script>`,
  );
  expect(page.policyOf(policy)).toBe(
    `default-src 'none'; script-src 'self' ${hash("go(1)")}; style-src 'self' ${hash("a{}")}; img-src 'self'`,
  );
});

it("lets nothing run that a report has brought into the page", () => {
  const evil = "alert(1)";
  const page = signedPage(
    `<script>${evil}</script><script nonce="n2">${evil}</script><script nonce=n1x>${evil}</script><script nonce="n1">own()</script>`,
    "n1",
  );
  expect(page.policyOf(policy)).toContain(hash("own()"));
  expect(page.policyOf(policy)).not.toContain(hash(evil));
});

it("is the same page whatever the nonce was, where a script repeats it", () => {
  const of = (nonce: string) => {
    const page = signedPage(`<script nonce="${nonce}">push({"nonce":"${nonce}"})</script>`, nonce);
    return [page.html, page.policyOf(`script-src 'self' 'nonce-${nonce}'`)];
  };
  expect(of("n1")).toEqual(of("n2"));
  expect(of("n1")[1]).toBe(`script-src 'self' ${hash('push({"nonce":""})')}`);
});
