/** For how long a frame is waited for, in ms. */
const frameTimeoutMs = 1_000;

/** Shows a long list in portions: the first screen at once, the rest while one looks at it. */
export class Portions {
  private shown = $state(0);

  /**
   * `length` is the whole list's; call it while a component is made. `first` rows are there at once, as many as a
   * screen shows, and `more` come with each frame after.
   */
  constructor(length: () => number, { first = 12, more = 40 } = {}) {
    this.shown = first;
    $effect(() => {
      if (this.shown >= length()) return;
      const next = () => (this.shown += more);
      // After the frame that shows what is there already; a page that nobody sees may have none.
      let timer = setTimeout(next, frameTimeoutMs);
      const frame = requestAnimationFrame(() => {
        clearTimeout(timer);
        timer = setTimeout(next);
      });
      return () => {
        cancelAnimationFrame(frame);
        clearTimeout(timer);
      };
    });
  }

  /** Whether all of a list of this length is there. */
  reach(length: number): boolean {
    return this.shown >= length;
  }

  of<Item>(items: readonly Item[]): Item[] {
    return items.slice(0, this.shown);
  }
}
