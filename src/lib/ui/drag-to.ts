import { dragPointer, type Point } from './drag-pointer.ts';

/**
 * Dragging a thing by its handle into one of several places. Places are elements with `data-drop`, whose value
 * names them.
 */
export interface PlaceDrag {
  /** The thing has moved by `by` and is over `place`, or over none. */
  onmove(by: Point, place: string | null): void;
  /** Ends it; `place` is `null` when it was cancelled or dropped beside. */
  onend(place: string | null): void;
}

export function dragTo(start: PointerEvent, drag: PlaceDrag): void {
  let place: string | null = null;
  dragPointer(start, {
    onmove(pointer, by) {
      place = placeAt(pointer);
      drag.onmove(by, place);
    },
    onend: (dropped) => drag.onend(dropped ? place : null),
  });
}

/** What is dragged lies under the finger too, and is looked through. */
function placeAt({ x, y }: Point): string | null {
  return (
    document
      .elementsFromPoint(x, y)
      .filter((element) => !element.closest('[data-dragged]'))
      .map((element) => element.closest<HTMLElement>('[data-drop]')?.dataset['drop'])
      .find((place) => place !== undefined) ?? null
  );
}
