import { dragPointer } from './drag-pointer.ts';

/** Dragging one row of a list by its handle. The list knows what a row is and where it may go. */
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
  let slot: number | null = null;
  const bottomOf = (row: HTMLElement | undefined) => (row ? row.offsetTop + row.offsetHeight : 0);
  dragPointer(start, {
    onmove(pointer, by) {
      const rows = drag.rows();
      const y = pointer.y - drag.list.getBoundingClientRect().top;
      const lineOf = (each: number) => rows[each]?.offsetTop ?? bottomOf(rows.at(-1));
      slot = null;
      for (const each of drag.slots()) {
        if (slot === null || Math.abs(lineOf(each) - y) < Math.abs(lineOf(slot) - y)) slot = each;
      }
      drag.onmove(by.y, slot, slot === null ? 0 : lineOf(slot));
    },
    onend: (dropped) => drag.onend(dropped ? slot : null),
  });
}
