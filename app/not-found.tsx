import type { Metadata } from "next";
import { agenciesLink, overviewLink, reportsLink } from "@/lib/view/addresses";

export const metadata: Metadata = { title: "没有这一页" };

export default function NotFound() {
  return (
    <section className="notice">
      <h1>没有这一页</h1>
      <p>网址可能不完整，或者这里所指的机关、年度还没有收入报告。</p>
      <p>可以用上方的搜索查找机关，或从下列页面进入：</p>
      <ul>
        <li>
          <a href={agenciesLink()}>按行政区划找机构</a>
        </li>
        <li>
          <a href={reportsLink()}>查看已收入的报告</a>
        </li>
        <li>
          <a href={overviewLink()}>回到总览</a>
        </li>
      </ul>
    </section>
  );
}
