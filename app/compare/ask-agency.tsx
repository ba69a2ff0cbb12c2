import { StaticHtml } from "@/app/static-html/static-html";
import { likeChoiceText } from "@/db/views/like-words";
import { compareLink } from "@/lib/view/addresses";
import { printLike } from "@/lib/view/like-choice";
import { printView, type View } from "@/lib/view/view";
import styles from "./compare.module.css";

type Props = {
  /** Without the choice of whom to compare with. */
  view: View;
  /** By what others are to be like the agency that is asked for. */
  by: string;
  chosen: readonly { key: string; name: string }[];
  members: readonly { key: string; shortName: string }[];
};

/** More agencies are left to the field where they are searched for. */
const mostNamed = 60;

/** In place of a chart: whose likes are meant is still to be said. The choice is kept, and each agency is one link away. */
export function AskAgency({ view, by, chosen, members }: Props) {
  const several = chosen.length > 0;
  const named = several ? chosen : members.map(({ key, shortName: name }) => ({ key, name }));
  const linkTo = (key: string) => {
    const units = several ? view.units : [key];
    return compareLink(printView({ ...view, name: "", units, like: printLike({ of: key, by }) }));
  };
  return (
    <StaticHtml as="section" aria-labelledby="ask-agency">
      <h2 id="ask-agency">{several ? "与哪一个机关相近？" : "先选择一个机关"}</h2>
      <p>
        “{likeChoiceText(by)}”是对一个机关而言的，
        {several
          ? `所选有${chosen.length}个，请点其中一个。`
          : named.length > mostNamed
            ? "请在上面“选择机关”中查找一个，再点“查看”。"
            : "请在上面“选择机关”中选一个再点“查看”，或者点下面的一个。"}
        比较对象已经保留。
        <a href={compareLink(printView(view))}>改为与范围内的机关比较</a>
      </p>
      {named.length > mostNamed ? null : (
        <ul className={styles.asked} aria-label="可以选择的机关">
          {named.map(({ key, name }) => (
            <li key={key}>
              <a href={linkTo(key)}>{name}</a>
            </li>
          ))}
        </ul>
      )}
    </StaticHtml>
  );
}
