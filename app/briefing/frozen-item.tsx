import { currentVersion } from "@/db/queries/dataset-version";
import { viewSeries } from "@/db/views/view-series";
import { compareLink } from "@/lib/view/addresses";
import type { View } from "@/lib/view/view";
import { database, databaseAt } from "../database";
import { FrozenNotice } from "../frozen-notice";
import styles from "./briefing.module.css";

/** On the screen, of a view that is frozen to an earlier version: which of its figures have changed since. */
export async function FrozenItem({ view }: { view: View }) {
  if (view.v === undefined || view.v === (await currentVersion(database()))?.label) return null;
  const db = await databaseAt(view.v);
  if (!db) return null;
  return (
    <div className={styles.frozen}>
      <FrozenNotice data={await viewSeries(db, view)} path={compareLink()} />
    </div>
  );
}
