import Link from "next/link";
import { compareLink } from "@/lib/view/addresses";
import styles from "./briefing.module.css";

/** What an empty briefing is for, and the next step. */
export function HowToCollect() {
  return (
    <section aria-labelledby="how" className={styles.how}>
      <h2 id="how">简报里还没有视图</h2>
      <p>简报把若干张图收在一个标题下，排好次序、写上备注，成为一份可以打印、可以下载为Word和PPT的文稿。</p>
      <ol>
        <li>
          在
          <Link href={compareLink()} prefetch={false}>
            趋势与对比
          </Link>
          选好指标、机关和年份。
        </li>
        <li>点图下的“加入简报”；或者复制那一页的网址，粘贴在下面。</li>
        <li>回到这一页，写标题和备注，调整次序，再下载或打印。</li>
      </ol>
      <p className="quiet">全部内容都在这一页的网址里，把网址发给别人，看到的是同样的简报。</p>
    </section>
  );
}
