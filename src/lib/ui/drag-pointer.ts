import { scrollAtEdge } from './edge-scroll.ts';

/** In px. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PointerDrag {
  /** The pointer is at `pointer` in the window and has come `by` from where it began, scrolling included. */
  onmove(pointer: Point, by: Point): void;
  /** Ends it, after the last `onmove` when something is `dropped`; else it was cancelled. */
  onend(dropped: boolean): void;
}

/** Dragging by a handle with finger, pen or mouse: the pointer, the scrolling at the edges of the screen, the way out (Esc). */
export function dragPointer(start: PointerEvent, drag: PointerDrag): void {
  if (start.button !== 0 || !start.isPrimary) return;
  start.preventDefault();
  const handle = start.currentTarget as HTMLElement;
  const listening = new AbortController();
  const { signal } = listening;
  const begin = { x: start.clientX, y: start.clientY, scrolled: scrollY };
  let pointer: Point = begin;
  let frame = 0;

  function update() {
    drag.onmove(pointer, {
      x: pointer.x - begin.x,
      y: pointer.y - begin.y + scrollY - begin.scrolled,
    });
  }

  function scroll() {
    if (scrollAtEdge(pointer.y)) update();
    frame = requestAnimationFrame(scroll);
  }

  function end(dropped: boolean) {
    listening.abort();
    cancelAnimationFrame(frame);
    if (dropped) update();
    drag.onend(dropped);
  }

  handle.setPointerCapture(start.pointerId);
  handle.addEventListener(
    'pointermove',
    ({ clientX, clientY }) => {
      pointer = { x: clientX, y: clientY };
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
