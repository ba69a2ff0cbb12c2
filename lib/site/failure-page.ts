import { palette } from "../chart/palette";
import { overviewLink } from "../view/addresses";
import { mainPages } from "./main-pages";

/** What a page says that could not be shown. */
export type FailureWords = {
  title: string;
  sentences: readonly string[];
  links: readonly { href: string; name: string }[];
};

/** A page that failed, at its address: path and query. */
export const failedPage = (address: string): FailureWords => ({
  title: "这一页没有显示出来",
  sentences: [
    "读取数据时出了错，库中的数据没有改动。请再试一次。",
    "如果仍然如此，请把网址和时间告诉管理员，原因已记入服务器日志。",
  ],
  links: [{ href: address, name: "再试一次" }],
});

/** A page whose figures are damaged, or not known to be sound, with the sentence that says so. */
export const damagedPage = (address: string, sentence: string): FailureWords => ({
  title: "这一页暂时不能显示",
  sentences: [sentence],
  links: [{ href: address, name: "再试一次" }],
});

/**
 * The page of a failure as plain HTML: what Next sends then is empty without scripts.
 * @param nonce of the response's policy, for its style
 */
export function failurePage({ title, sentences, links }: FailureWords, nonce: string): string {
  const pages = mainPages.map(({ href, name }) => `<li>${link(href, name)}</li>`);
  const [first, ...rest] = [...links, { href: overviewLink(), name: "回到总览" }];
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)} · 年报通</title>
<style nonce="${escaped(nonce)}">${style}</style>
</head>
<body>
<header>
<a class="brand" href="${overviewLink()}">年报通</a>
<nav aria-label="主要页面"><ul>${pages.join("")}</ul></nav>
</header>
<main>
<h1>${escaped(title)}</h1>
${sentences.map((sentence) => `<p>${escaped(sentence)}</p>`).join("\n")}
<p class="buttons">${first ? link(first.href, first.name, "strong") : ""}${rest.map(({ href, name }) => link(href, name)).join("")}</p>
</main>
</body>
</html>
`;
}

const link = (href: string, name: string, className = "") =>
  `<a${className && ` class="${className}"`} href="${escaped(href)}">${escaped(name)}</a>`;

const style = `
body{margin:0;background:${palette.page};color:${palette.ink};font:14px/1.6 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
header{display:flex;flex-wrap:wrap;gap:4px 24px;align-items:center;padding:8px 24px;background:${palette.surface};border-bottom:1px solid ${palette.rule}}
ul{display:flex;flex-wrap:wrap;gap:0 16px;margin:0;padding:0;list-style:none}
a{display:inline-block;padding:10px 0;color:${palette.accent}}
.brand{font-size:16px;font-weight:500;text-decoration:none}
main{max-width:640px;padding:40px 24px}
h1{margin:0 0 12px;font-size:28px;font-weight:500;line-height:1.35}
p{margin:0 0 12px}
.buttons a{margin-right:24px}
`;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", '"': "&quot;", "<": "&lt;", ">": "&gt;" };
const escaped = (text: string) => text.replace(/[&"<>]/g, (sign) => entities[sign] ?? sign);
