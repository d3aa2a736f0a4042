/** Who may speak to the database now. Turns are given in the order in which they were asked for. */
export class Turns<Holder> {
  #holder: Holder | null = null;
  readonly #waiting: { readonly who: Holder; readonly start: () => void }[] = [];

  get holder(): Holder | null {
    return this.#holder;
  }
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Resolves when it is `who`'s turn; at once when they hold it already. */
  take(who: Holder): Promise<void> {
    if (this.#holder === null) this.#holder = who;
    if (this.#holder === who) return Promise.resolve();
    return new Promise((start) => {
      this.#waiting.push({ who, start });
    });
  }

  /** Ends the turn of `who` and gives it to the next. */
  leave(who: Holder): void {
    if (this.#holder !== who) return;
    const next = this.#waiting.shift();
    this.#holder = next?.who ?? null;
    next?.start();
  }
}
