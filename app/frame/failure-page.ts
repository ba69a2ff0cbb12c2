import { palette } from "@/lib/chart/palette";
import { overviewLink } from "@/lib/view/addresses";
import { mainPages } from "./pages";

/**
 * The page of a failure as plain HTML: what Next sends then is empty without scripts.
 * @param address path and query of the page that failed
 * @param nonce of the response's policy, for its style
 */
export function failurePage(address: string, nonce: string): string {
  const links = mainPages.map(({ href, name }) => `<li><a href="${escaped(href)}">${name}</a></li>`);
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>这一页没有显示出来 · 年报通</title>
<style nonce="${escaped(nonce)}">${style}</style>
</head>
<body>
<header>
<a class="brand" href="${overviewLink()}">年报通</a>
<nav aria-label="主要页面"><ul>${links.join("")}</ul></nav>
</header>
<main>
<h1>这一页没有显示出来</h1>
<p>读取数据时出了错，库中的数据没有改动。请再试一次。</p>
<p>如果仍然如此，请把网址和时间告诉管理员，原因已记入服务器日志。</p>
<p class="buttons"><a class="strong" href="${escaped(address)}">再试一次</a><a href="${overviewLink()}">回到总览</a></p>
</main>
</body>
</html>
`;
}

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
