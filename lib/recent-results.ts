/** Remembers the results of the `most` keys used last. A promise that fails is forgotten at once. */
export class RecentResults<Value> {
  private readonly results = new Map<string, Promise<Value>>();

  constructor(private readonly most: number) {}

  get(key: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.results.get(key);
    const result = known ?? make();
    this.results.delete(key);
    this.results.set(key, result);
    if (!known) {
      result.catch(() => {
        if (this.results.get(key) === result) this.results.delete(key);
      });
      const oldest = this.results.keys().next();
      if (this.results.size > this.most && !oldest.done) this.results.delete(oldest.value);
    }
    return result;
  }
}
