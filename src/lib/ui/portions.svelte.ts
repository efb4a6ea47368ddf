/** How many rows are there at once, more than any screen shows, and how many come with each frame after. */
const first = 30;
const more = 60;

/** Shows a long list in portions: the first screens at once, the rest while one looks at them. */
export class Portions {
  private shown = $state(first);

  /** `length` is the whole list's; call it while a component is made. */
  constructor(length: () => number) {
    $effect(() => {
      if (this.shown >= length()) return;
      let timer: ReturnType<typeof setTimeout> | undefined;
      // After the frame that shows what is there already.
      const frame = requestAnimationFrame(() => {
        timer = setTimeout(() => (this.shown += more));
      });
      return () => {
        cancelAnimationFrame(frame);
        clearTimeout(timer);
      };
    });
  }

  of<Item>(items: readonly Item[]): Item[] {
    return items.slice(0, this.shown);
  }
}
