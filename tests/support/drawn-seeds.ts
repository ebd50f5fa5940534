import { expect } from 'vitest';

/** What a seed of a set came to: what did not hold, and how often each kind of fault, and of what is done about it, was met. */
type Simulate<Set extends string> = (
  seed: number,
  set: Set,
) => Promise<{ readonly faults: readonly string[]; readonly reached: ReadonlyMap<string, number> }>;

/** The seeds of a number, set after set, and in how many of them each kind of fault, and of what is done about it, was met. */
export class DrawnSeeds<Set extends string> {
  readonly #simulate: Simulate<Set>;
  readonly #sets: readonly Set[];
  readonly #first: number;
  readonly #many: number;
  /** Of each set; the first as many are for `live`. */
  #drawn: number;
  readonly #met = new Map<string, number>();

  /** So many seeds of each set, from the first on. */
  constructor(simulate: Simulate<Set>, sets: readonly Set[], first: number, many: number) {
    this.#simulate = simulate;
    this.#sets = sets;
    this.#first = first;
    this.#many = Math.ceil(many);
    this.#drawn = this.#many;
  }

  /** What did not hold in a set. */
  async live(set: Set): Promise<readonly string[]> {
    const faults: string[] = [];
    for (let seed = this.#first; seed < this.#first + this.#many; seed++) faults.push(...(await this.#one(seed, set)));
    return faults;
  }

  /**
   * Each kind was met, of many seeds once in `enough` of each set. Where a number is too small to meet them all, further seeds are
   * drawn up to there: few are asked for the same.
   */
  async expectToHaveMet(kinds: readonly string[], enough: number): Promise<void> {
    const least = Math.max(1, Math.floor(this.#many / enough));
    const tooFew = () => kinds.filter((kind) => (this.#met.get(kind) ?? 0) < least);
    const faults: string[] = [];
    for (; tooFew().length > 0 && this.#drawn < enough; this.#drawn++)
      for (const set of this.#sets) faults.push(...(await this.#one(this.#first + this.#drawn, set)));
    expect(faults).toEqual([]);
    if (process.env.GAN_DAN_SEEDS) console.log(this.#told(kinds));
    expect(tooFew()).toEqual([]);
  }

  async #one(seed: number, set: Set): Promise<readonly string[]> {
    const { faults, reached } = await this.#simulate(seed, set);
    for (const kind of reached.keys()) this.#met.set(kind, (this.#met.get(kind) ?? 0) + 1);
    return faults;
  }

  #told(kinds: readonly string[]): string {
    const seeds = `seeds ${this.#first} to ${this.#first + this.#drawn - 1} of ${this.#sets.join(', ')}`;
    return `${seeds}:\n${kinds.map((kind) => `  ${String(this.#met.get(kind) ?? 0).padStart(6)} ${kind}`).join('\n')}`;
  }
}
