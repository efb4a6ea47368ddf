/** What runs inside the page. Each function stands alone: it is sent to the browser as text. */

export interface BenchProbe {
  /** For each key: when it was pressed, in milliseconds since the epoch. */
  pressed: number[];
  /** The first moment at which the watched text had each length, in milliseconds since the epoch. */
  seenAt: Record<number, number>;
  /** For each key that was watched: milliseconds until the corner said that it is saved. */
  saved: number[];
}

declare global {
  // Properties of the page's window.
  var bench: BenchProbe;
  /** Calls the bench through DevTools: to ask the page again and again would take of its time. */
  var tellUsable: ((payload: string) => void) | undefined;
}

/**
 * Sets the calendar of the page to `today`, and begins to watch until `usable` matches something filled: the frame that
 * shows it gets `mark` in the trace.
 */
export function watchPage({
  today,
  usable,
  mark,
}: {
  today: string;
  usable: string;
  mark: string;
}): void {
  const RealDate = Date;
  const shift = RealDate.parse(`${today}T09:00:00`) - RealDate.now();
  class SchoolDate extends RealDate {
    constructor(...fields: unknown[]) {
      if (fields.length === 0) super(RealDate.now() + shift);
      else super(...(fields as [number]));
    }
    static override now(): number {
      return RealDate.now() + shift;
    }
  }
  globalThis.Date = SchoolDate as DateConstructor;

  globalThis.bench = { pressed: [], seenAt: {}, saved: [] };
  const look = () => {
    const found = document.querySelector<HTMLElement>(usable);
    const isThere = found instanceof HTMLTextAreaElement ? found.value !== '' : found !== null;
    if (isThere) {
      performance.mark(mark);
      setTimeout(() => globalThis.tellUsable?.(''));
    } else {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);

  addEventListener(
    'keydown',
    ({ timeStamp }) => bench.pressed.push(performance.timeOrigin + timeStamp),
    { capture: true },
  );
}

/** Notes when the text under `selector` first has each length. */
export function watchLength(selector: string): void {
  const look = () => {
    const field = document.querySelector<HTMLTextAreaElement>(selector);
    if (field) {
      bench.seenAt[field.value.length] ??= performance.timeOrigin + performance.now();
    }
    requestAnimationFrame(look);
  };
  look();
}

/** From the next key on: how long the corner says `saving` before it says something else. */
export function watchSaving(saving: string): void {
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      let began = false;
      const look = () => {
        const label = document.querySelector('[data-testid=save-indicator]')?.textContent ?? '';
        const isSaving = label.includes(saving);
        began ||= isSaving;
        if (began && !isSaving) bench.saved.push(performance.now() - timeStamp);
        else requestAnimationFrame(look);
      };
      look();
    },
    { capture: true },
  );
}

/** How long a fixed piece of work takes, in milliseconds: tells whether the processor is really slowed. */
export function fixedWork(): number {
  const begin = performance.now();
  let sum = 0;
  for (let each = 0; each < 2e7; each += 1) sum = (sum + each * 7) % 1_000_003;
  return performance.now() - begin + (sum < 0 ? 1 : 0);
}
