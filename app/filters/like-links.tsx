import { StaticHtml } from "@/app/static-html/static-html";
import type { ReadDb } from "@/db/client";
import { likeChoices } from "@/db/queries/like/like-units";
import { likeChoiceText } from "@/db/views/like-words";
import { compareLink } from "@/lib/view/addresses";
import { printLike } from "@/lib/view/like-choice";
import { printView, type View } from "@/lib/view/view";
import styles from "./filters.module.css";

type Props = {
  db: ReadDb;
  /** What is to be compared, how and over which years. */
  view: View;
  agency: { key: string; name: string };
};

/** An agency's ways to those that are like it: a link for each choice that its own figures allow. */
export async function LikeLinks({ db, view, agency: { key, name } }: Props) {
  const choices = await likeChoices(db, key);
  if (choices.length === 0) return null;
  return (
    <nav aria-label={`与${name}相近的机关`}>
      <StaticHtml {...(styles.like ? { className: styles.like } : {})}>
        <span>与相近的机关比较：</span>
        {choices.map((by) => (
          <a
            key={by}
            href={compareLink(
              printView({ ...view, units: [key], name: "", like: printLike({ of: key, by }) }),
            )}
          >
            {likeChoiceText(by)}
          </a>
        ))}
      </StaticHtml>
    </nav>
  );
}
