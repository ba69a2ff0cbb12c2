type Sleep = (milliseconds: number) => Promise<void>;

const slept: Sleep = (milliseconds) => new Promise((wake) => setTimeout(wake, milliseconds));

/** Lets work on a host happen one piece after the other, with a pause after each; hosts do not wait for each other. */
export class HostTurns {
  private readonly last = new Map<string, Promise<unknown>>();
  private readonly pauses = new Map<string, number>();

  /** @param pause milliseconds between the end of a request to a host and the next one */
  constructor(
    private readonly pause: number,
    private readonly sleep: Sleep = slept,
  ) {}

  /** The host asks for longer pauses, as some say in robots.txt. */
  ask(host: string, pause: number): void {
    this.pauses.set(host, Math.max(this.pauses.get(host) ?? 0, pause));
  }

  /** Does the work when all that came before for this host is done. */
  async take<Result>(host: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.last.get(host) ?? Promise.resolve();
    const result = before.then(work);
    const rest = () => this.sleep(Math.max(this.pause, this.pauses.get(host) ?? 0));
    this.last.set(host, result.then(rest, rest));
    return result;
  }
}
