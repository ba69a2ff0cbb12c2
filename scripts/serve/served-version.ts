import type { ReadDb } from "@/db/client";
import { readsVersions } from "@/db/queries/dataset-version";
import type { ToVerify, Verification } from "@/db/soundness/soundness";
import { WatchedDatabase } from "@/db/watched-database";
import { databaseAddress } from "@/lib/settings";
import { versionHeader } from "@/lib/site/response-headers";
import type { Answer } from "./answer";

/** What the web processes show at this moment, as the front server sees it. */
export class ServedVersion {
  private watched: Promise<WatchedDatabase> | null = null;
  private answers: ReadDb["answers"] = null;
  private number = 0;
  private label: string | null = null;

  private source: unknown;

  /**
   * @param changed called when the next version of the database, or another database, is shown from now on
   * @param verify looks for damage: a version is shown when that has ended
   */
  constructor(
    private readonly changed: (to: "next version" | "other database") => void,
    private readonly verify: ((what: ToVerify) => Verification) | null = null,
    private readonly address = databaseAddress(),
  ) {}

  /** Another number after each change; null while the database cannot be read. */
  async current(): Promise<number | null> {
    try {
      const { db, source } = await this.shown();
      this.label = db.version?.label ?? null;
      if (db.answers !== this.answers) {
        const isNext = this.answers !== null && source === this.source;
        this.answers = db.answers;
        this.source = source;
        this.number += 1;
        this.changed(isNext ? "next version" : "other database");
      }
      return this.number;
    } catch {
      return null;
    }
  }

  /** Whether the database can be read at this moment: it is asked something. */
  async isReadable(): Promise<boolean> {
    try {
      const { db } = await this.shown();
      await readsVersions(db);
      return true;
    } catch {
      return false;
    }
  }

  /** Whether an answer shows it; a process shows a version when it has verified it, and the one before until then. */
  isShownBy({ headers }: Pick<Answer, "headers">): boolean {
    const shown = headers[versionHeader];
    return shown === undefined || shown === this.label;
  }

  async close(): Promise<void> {
    await (await this.watched)?.close();
  }

  private async shown(): Promise<{ db: ReadDb; source: unknown }> {
    this.watched ??= WatchedDatabase.open(this.address, this.verify);
    try {
      const watched = await this.watched;
      // Whether it is damaged the pages say themselves.
      return { db: await watched.latest(), source: watched.source };
    } catch (error) {
      // It may be there when the next one asks.
      void this.watched?.then((watched) => watched.close()).catch(() => undefined);
      this.watched = null;
      throw error;
    }
  }
}
