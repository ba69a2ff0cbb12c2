import { StaticHtml } from "@/app/static-html/static-html";
import { besideLink, compareLink } from "@/lib/view/addresses";
import { parseLike } from "@/lib/view/like-choice";
import { printView, type View } from "@/lib/view/view";
import { besideLimits } from "../beside/requested-beside";
import styles from "./compare.module.css";

type Props = { view: View; chosen: readonly { key: string; name: string }[] };

const shownAtOnce = 8;

/** The chosen agencies, each with a way to leave it out; folded where there are many. */
export function ChosenAgencies({ view, chosen }: Props) {
  if (chosen.length === 0) return null;
  const chips = (
    <ul className={styles.chips} aria-label="已选机关">
      {chosen.map(({ key, name }) => (
        <li key={key}>
          {name}
          <a href={compareLink(printView(withoutAgencies(view, [key])))} aria-label={`移去${name}`}>
            ×
          </a>
        </li>
      ))}
      <li className={styles.all}>
        <a href={compareLink(printView(withoutAgencies(view, view.units)))}>全部移去，看合计</a>
      </li>
      {chosen.length >= besideLimits.least && chosen.length <= besideLimits.most ? (
        <li className={styles.all}>
          <a href={besideLink(view.units, view.to === undefined ? {} : { year: view.to })}>并列各张表</a>
        </li>
      ) : null}
    </ul>
  );
  if (chosen.length <= shownAtOnce) return <StaticHtml>{chips}</StaticHtml>;
  return (
    <StaticHtml>
      <details className={styles.many}>
        <summary>
          {chosen[0]?.name}等{chosen.length}个机关，逐个移去
        </summary>
        {chips}
      </details>
    </StaticHtml>
  );
}

/** Those that are like an agency go with it, and the name of a group with its last agency but one. */
function withoutAgencies({ like, ...view }: View, keys: readonly string[]): View {
  const units = view.units.filter((unit) => !keys.includes(unit));
  const name = units.length > 1 ? view.name : "";
  const stays = like !== undefined && !keys.includes(parseLike(like).of);
  return { ...view, units, name, ...(stays ? { like } : {}) };
}
