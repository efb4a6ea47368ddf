import { tick } from 'svelte';

/**
 * Does something that moves elements about, and keeps the focus where it was: an element that is moved loses
 * it. When the button itself has nothing to do any more, another one of `group` gets it; when it is gone, the page.
 */
export async function keepingFocus(change: () => unknown, group?: HTMLElement): Promise<void> {
  const focused = document.activeElement as HTMLElement | null;
  change();
  await tick();
  const isOff = focused instanceof HTMLButtonElement && focused.disabled;
  const next = isOff ? group?.querySelector<HTMLElement>('button:not(:disabled)') : focused;
  if (!next?.isConnected) return document.querySelector('main')?.focus({ preventScroll: true });
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}
