"use client";

import { overviewLink } from "@/lib/view/addresses";

/** What a reader can do when a page failed; the reason itself is in the log under the number. */
export function ErrorNotice({ digest }: { digest: string | undefined }) {
  return (
    <section className="notice" role="alert">
      <h1>这一页没有显示出来</h1>
      <p>读取数据时出了错，库中的数据没有改动。请再试一次。</p>
      <p>
        如果仍然如此，请把网址{digest === undefined ? "" : `和编号${digest}`}
        告诉管理员，原因已记入服务器日志。
      </p>
      <p className="buttons">
        <button type="button" className="strong" onClick={() => location.reload()}>
          再试一次
        </button>
        <a className="button" href={overviewLink()}>
          回到总览
        </a>
      </p>
    </section>
  );
}
