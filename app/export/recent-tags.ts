/** The tags of the `most` files made last, by what they were made from. */
export class RecentTags {
  private readonly tags = new Map<string, string>();

  constructor(private readonly most: number) {}

  get(from: string): string | undefined {
    return this.tags.get(from);
  }

  set(from: string, tag: string): void {
    this.tags.delete(from);
    this.tags.set(from, tag);
    const oldest = this.tags.keys().next();
    if (this.tags.size > this.most && !oldest.done) this.tags.delete(oldest.value);
  }
}
