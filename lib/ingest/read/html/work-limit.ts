import { ReadError } from "../../open/read-error";

/** Looks at a part of a page; a page of a portal with five hundred rules has a few hundred thousand. */
const most = 10_000_000;

export const tooManyStyles = () => new ReadError("网页样式过于复杂，未读取，请提供Word原件");

/** Counts what is done for the styles of one page, so that no page takes more than a few seconds. */
export class WorkLimit {
  private left = most;

  /** @throws ReadError when there is no more */
  spend(work: number): void {
    this.left -= work;
    if (this.left < 0) throw tooManyStyles();
  }
}
