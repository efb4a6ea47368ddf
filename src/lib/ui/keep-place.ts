/**
 * What has the focus may go: its line is removed, its button has done its work, the other person took the thing
 * away. The focus would then be nowhere, and whoever uses the keyboard or a screen reader would begin again at the
 * top of the page. This puts it on what stands nearest by. Fingers are left alone: a field that got the focus
 * would bring out the keyboard.
 */

/** Where an element stands, from itself up. */
interface Step {
  readonly parent: HTMLElement;
  readonly before: Element | null;
  readonly after: Element | null;
}

interface Place {
  readonly element: HTMLElement;
  readonly steps: readonly Step[];
  /** The dialog, the message or the page within which to look. */
  readonly bounds: Element | null;
  readonly path: string;
}

const bounds = 'dialog, [role=status], main';
const texts = 'input:not([type=radio], [type=checkbox]), textarea';
const reachable =
  'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';

/** Begins; returns what ends it. */
export function keepPlace(): () => void {
  let here: Place | null = null;
  /** The place before the dialog or message in which `here` is. */
  let outside: Place | null = null;
  let byKeyboard = false;
  /** The key is still down that made the focus move on: held longer, it would press the next thing, too. */
  let held = false;

  const observer = new MutationObserver(look);
  observer.observe(document.body, {
    ...{ childList: true, subtree: true, attributes: true },
    attributeFilter: ['disabled'],
  });

  function look(changes: readonly MutationRecord[]): void {
    if (!here) return;
    const { element } = here;
    if (!canHold(element)) findAnother(here);
    else if (isNowhere(element) && wasMoved(element, changes)) element.focus();
  }

  function findAnother(lost: Place): void {
    here = null;
    // Another page begins at its top.
    if (!byKeyboard || !isNowhere(lost.element) || lost.path !== location.pathname) return;
    const found = nearest(lost) ?? (outside && nearest(outside)) ?? document.querySelector('main');
    found?.focus();
    held = true;
  }

  function onfocusin({ target }: FocusEvent): void {
    if (!(target instanceof HTMLElement) || target === document.body) return;
    const place = placeOf(target);
    if (here && here.bounds !== place.bounds) outside = here;
    // A page that was left is let go of.
    if (outside?.path !== place.path) outside = null;
    here = place;
  }

  function onfocusout({ relatedTarget }: FocusEvent): void {
    if (relatedTarget) return;
    const left = here;
    queueMicrotask(() => {
      look(observer.takeRecords());
      // It is still there: the person has left it.
      if (here === left && left && isNowhere(left.element)) here = null;
    });
  }

  function onkeydown(event: KeyboardEvent): void {
    byKeyboard = true;
    if (event.repeat && held) event.preventDefault();
    else held = false;
  }

  const events = new AbortController();
  const { signal } = events;
  document.addEventListener('focusin', onfocusin, { signal });
  document.addEventListener('focusout', onfocusout, { signal });
  addEventListener('keydown', onkeydown, { signal, capture: true });
  addEventListener('pointerdown', () => (byKeyboard = false), { signal, capture: true });
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement !== document.body) {
    here = placeOf(activeElement);
  }
  return () => {
    events.abort();
    observer.disconnect();
  };
}

function placeOf(element: HTMLElement): Place {
  const steps: Step[] = [];
  for (let at: Element = element; at.parentElement; at = at.parentElement) {
    const { parentElement: parent, previousElementSibling, nextElementSibling } = at;
    steps.push({ parent, before: previousElementSibling, after: nextElementSibling });
  }
  return { element, steps, bounds: element.closest(bounds), path: location.pathname };
}

function canHold(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled');
}

/** Nothing has the focus, or what is about to lose it. */
function isNowhere(lost: HTMLElement): boolean {
  const { activeElement } = document;
  return activeElement === document.body || (activeElement === lost && !canHold(lost));
}

/** An element that is taken to another place of its list loses the focus on the way. */
function wasMoved(element: HTMLElement, changes: readonly MutationRecord[]): boolean {
  return changes.some(({ removedNodes }) =>
    [...removedNodes].some((each) => each.contains(element)),
  );
}

/** What follows the place, else what comes before it, as near by as there is anything. */
function nearest({ element, steps, bounds }: Place): HTMLElement | null {
  if (canHold(element) && element.checkVisibility()) return element;
  for (const { parent, before, after } of steps) {
    if (!parent.isConnected) continue;
    if (element.matches(texts) && parent.checkVisibility()) return madeReachable(parent);
    const all = [...parent.querySelectorAll<HTMLElement>(reachable)].filter(
      (each) => canHold(each) && each.checkVisibility({ visibilityProperty: true }),
    );
    const found = all.find((each) => isBehind(each, before, after)) ?? all.at(-1);
    if (found) return found;
    if (parent === bounds) return null;
  }
  return null;
}

/** Who was writing goes on pressing keys, which must neither write into another field nor press a button. */
function madeReachable(place: HTMLElement): HTMLElement {
  place.tabIndex = -1;
  return place;
}

/** Whether something stands where the lost thing was, or after it. */
function isBehind(each: Element, before: Element | null, after: Element | null): boolean {
  if (before?.isConnected) {
    const relation = before.compareDocumentPosition(each);
    const isInside = (relation & Node.DOCUMENT_POSITION_CONTAINED_BY) !== 0;
    return !isInside && (relation & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  }
  if (!after?.isConnected) return before === null;
  const relation = after.compareDocumentPosition(each);
  return each === after || (relation & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
