import type { ReadDb } from "@/db/client";
import { readsVersions } from "@/db/queries/dataset-version";
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

  /** @param changed called when another version, or another database, is shown from now on */
  constructor(
    private readonly changed: () => void,
    private readonly address = databaseAddress(),
  ) {}

  /** Another number after each change; null while the database cannot be read. */
  async current(): Promise<number | null> {
    try {
      const { answers, version } = await this.database();
      this.label = version?.label ?? null;
      if (answers !== this.answers) {
        this.answers = answers;
        this.number += 1;
        this.changed();
      }
      return this.number;
    } catch {
      return null;
    }
  }

  /** Whether the database can be read at this moment: it is asked something. */
  async isReadable(): Promise<boolean> {
    try {
      await readsVersions(await this.database());
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

  private async database(): Promise<ReadDb> {
    this.watched ??= WatchedDatabase.open(this.address);
    try {
      return await (await this.watched).current();
    } catch (error) {
      // It may be there when the next one asks.
      void this.watched?.then((watched) => watched.close()).catch(() => undefined);
      this.watched = null;
      throw error;
    }
  }
}
