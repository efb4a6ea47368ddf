import { scrollAtEdge } from './edge-scroll.ts';

/**
 * Dragging one row of a list by its handle, with finger, pen or mouse. The list knows what a row is and where
 * it may go; here are only the pointer, the scrolling at the edges of the screen, and the way out (Esc).
 */

export interface RowDrag {
  /** The rows' container; it is the offset parent of its rows. */
  readonly list: HTMLElement;
  /** The rows in order, as they are now. */
  rows(): readonly HTMLElement[];
  /** The slots that may be chosen: _n_ is the place before row _n_. */
  slots(): readonly number[];
  /** The row has moved by `by` px and would go into `slot`, whose line is `at` px below the list's top. */
  onmove(by: number, slot: number | null, at: number): void;
  /** Ends it; `slot` is `null` when it was cancelled. */
  onend(slot: number | null): void;
}

export function dragRow(start: PointerEvent, drag: RowDrag): void {
  if (start.button !== 0 || !start.isPrimary) return;
  start.preventDefault();
  const handle = start.currentTarget as HTMLElement;
  const listening = new AbortController();
  const { signal } = listening;
  const begin = { y: start.clientY, scrolled: scrollY };
  let pointerY = start.clientY;
  let slot: number | null = null;
  let frame = 0;

  const bottomOf = (row: HTMLElement | undefined) => (row ? row.offsetTop + row.offsetHeight : 0);

  function update() {
    const rows = drag.rows();
    const y = pointerY - drag.list.getBoundingClientRect().top;
    const lineOf = (each: number) => rows[each]?.offsetTop ?? bottomOf(rows.at(-1));
    slot = null;
    for (const each of drag.slots()) {
      if (slot === null || Math.abs(lineOf(each) - y) < Math.abs(lineOf(slot) - y)) slot = each;
    }
    drag.onmove(
      pointerY - begin.y + scrollY - begin.scrolled,
      slot,
      slot === null ? 0 : lineOf(slot),
    );
  }

  function scroll() {
    if (scrollAtEdge(pointerY)) update();
    frame = requestAnimationFrame(scroll);
  }

  function end(dropped: boolean) {
    listening.abort();
    cancelAnimationFrame(frame);
    if (dropped) update();
    drag.onend(dropped ? slot : null);
  }

  handle.setPointerCapture(start.pointerId);
  handle.addEventListener(
    'pointermove',
    ({ clientY }) => {
      pointerY = clientY;
      update();
    },
    { signal },
  );
  handle.addEventListener('pointerup', () => end(true), { signal });
  handle.addEventListener('pointercancel', () => end(false), { signal });
  handle.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      end(false);
    },
    { signal, capture: true },
  );
  update();
  frame = requestAnimationFrame(scroll);
}
