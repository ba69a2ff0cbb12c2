import { finishedVersions } from "@/db/queries/dataset-version";
import { database } from "../database";
import type { Query } from "../requested-view";
import { offersFor, type Valid } from "./offers";
import { ProblemNotice } from "./problem-notice";
import styles from "./problem-notice.module.css";

type Props = {
  path: string;
  query: Query;
  problems: readonly string[];
  wrong: readonly string[];
  valid: Pick<Valid, "regions" | "years"> & Partial<Valid>;
};

const mostVersions = 20;

/** In place of the figures of an address that cannot be followed: what is wrong with it, and what may be asked. */
export async function WrongAddress({ path, query, problems, wrong, valid }: Props) {
  const versions = wrong.includes("v") ? await finishedVersions(database(), mostVersions) : [];
  const offers = offersFor(path, query, wrong, { versions, units: [], candidates: [], ...valid });
  return (
    <>
      <ProblemNotice problems={problems} says="网址中有的条件不能使用，所以没有显示数据：" />
      {offers.map(({ name, links }) => (
        <nav key={name} aria-label={name}>
          <h2>{name}</h2>
          <ul className={styles.offers}>
            {links.map((link) => (
              <li key={link.href}>
                <a href={link.href}>{link.name}</a>
              </li>
            ))}
          </ul>
        </nav>
      ))}
    </>
  );
}
