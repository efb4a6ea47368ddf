import { scrollAtEdge } from './edge-scroll.ts';

/**
 * Dragging a thing by its handle into one of several places, with finger, pen or mouse. Places are elements with
 * `data-drop`, whose value names them; Esc lets everything stay as it is.
 */
export interface PlaceDrag {
  /** The thing has moved by `x` and `y` px and is over `place`, or over none. */
  onmove(by: { readonly x: number; readonly y: number }, place: string | null): void;
  /** Ends it; `place` is `null` when it was cancelled or dropped beside. */
  onend(place: string | null): void;
}

export function dragTo(start: PointerEvent, drag: PlaceDrag): void {
  if (start.button !== 0 || !start.isPrimary) return;
  start.preventDefault();
  const handle = start.currentTarget as HTMLElement;
  const listening = new AbortController();
  const { signal } = listening;
  const begin = { x: start.clientX, y: start.clientY, scrolled: scrollY };
  let pointer = { x: start.clientX, y: start.clientY };
  let frame = 0;

  /** What is dragged lies under the finger too, and is looked through. */
  const placeUnder = () =>
    document
      .elementsFromPoint(pointer.x, pointer.y)
      .filter((element) => !element.closest('[data-dragged]'))
      .map((element) => element.closest<HTMLElement>('[data-drop]')?.dataset['drop'])
      .find((place) => place !== undefined) ?? null;

  function update() {
    const by = { x: pointer.x - begin.x, y: pointer.y - begin.y + scrollY - begin.scrolled };
    drag.onmove(by, placeUnder());
  }

  function scroll() {
    if (scrollAtEdge(pointer.y)) update();
    frame = requestAnimationFrame(scroll);
  }

  function end(dropped: boolean) {
    listening.abort();
    cancelAnimationFrame(frame);
    drag.onend(dropped ? placeUnder() : null);
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
