/** How near the edge of the screen a page begins to scroll while something is dragged, and how fast at most, in px and px per frame. */
const edge = 96;
const fastest = 16;

/** Scrolls the page by one frame's step when the pointer is near its upper or lower edge; true when it did. */
export function scrollAtEdge(pointerY: number): boolean {
  const style = getComputedStyle(document.documentElement);
  const bar = (name: string) => Number.parseFloat(style.getPropertyValue(name)) || 0;
  const above = bar('--bar-top') + edge - pointerY;
  const below = pointerY - (innerHeight - edge - bar('--bar-bottom'));
  const by = above > 0 ? -above : Math.max(0, below);
  if (by === 0) return false;
  scrollBy(0, Math.sign(by) * Math.min(fastest, Math.abs(by) / 4));
  return true;
}
