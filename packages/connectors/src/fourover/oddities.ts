/** Collects what was odd about a product, one plain sentence a kind, however often it happens. */
export class Oddities {
  readonly #seen = new Map<string, { readonly example: string; times: number }>();

  /** `kind` groups the sightings; the first `sentence` of a kind is kept and the others are counted. */
  note(kind: string, sentence: string): void {
    const known = this.#seen.get(kind);
    if (known) known.times += 1;
    else this.#seen.set(kind, { example: sentence, times: 1 });
  }

  sentences(): readonly string[] {
    return [...this.#seen.values()].map(({ example, times }) =>
      times === 1 ? example : `${example} (and ${times - 1} more like it)`,
    );
  }
}
