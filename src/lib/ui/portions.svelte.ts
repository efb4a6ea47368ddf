/** For how long a frame is waited for, in ms. */
const frameTimeoutMs = 1_000;

/** Shows a long list in portions: the first screen at once, the rest while one looks at it. */
export class Portions {
  private shown = $state(0);
  /** Once all was there, the few that come later are not kept waiting. */
  private wasWhole = $state(false);
  private readonly few: number;

  /**
   * `length` is the whole list's; call it while a component is made. `first` rows are there at once, as many as a
   * screen shows, and `more` come with each frame after; once all was there, up to `later` more at once.
   */
  constructor(
    length: () => number,
    { first = 12, more = 40, later }: { first?: number; more?: number; later?: number } = {},
  ) {
    this.shown = first;
    this.few = later ?? first;
    $effect(() => {
      if (this.reach(length())) {
        this.shown = Math.max(this.shown, length());
        this.wasWhole = true;
        return;
      }
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
    return length <= this.shown + (this.wasWhole ? this.few : 0);
  }

  of<Item>(items: readonly Item[]): Item[] {
    return this.reach(items.length) ? [...items] : items.slice(0, this.shown);
  }
}
