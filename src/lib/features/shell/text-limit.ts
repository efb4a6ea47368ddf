import { m } from '#lib/i18n/generated/messages.js';
import { notices } from './notices.ts';

/**
 * How long the text of one field may become, in UTF-16 code units. The server takes 4 MB at once: with this limit
 * nothing that a person pastes comes near it, and what follows it is never held up.
 */
export const longestText = 100_000;

/** Whether putting `inserted` in the place of a selection makes a text longer than it may be. */
export function isTooLong(
  {
    value,
    selectionStart,
    selectionEnd,
  }: Pick<HTMLInputElement, 'value' | 'selectionStart' | 'selectionEnd'>,
  inserted: string,
): boolean {
  const replaced = (selectionEnd ?? 0) - (selectionStart ?? 0);
  return inserted.length > replaced && value.length - replaced + inserted.length > longestText;
}

/** Refuses in all fields of the page what would make their text too long, and says so; returns what ends that. */
export function limitTexts(): () => void {
  const look = (event: InputEvent) => {
    const { target, dataTransfer } = event;
    const isText = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
    const inserted = event.data ?? dataTransfer?.getData('text/plain') ?? '';
    if (!isText || !event.cancelable || !isTooLong(target, inserted)) return;
    event.preventDefault();
    notices.add({
      message: m.text_too_long({ limit: longestText.toLocaleString() }),
      duration: 12_000,
    });
  };
  addEventListener('beforeinput', look, { capture: true });
  return () => removeEventListener('beforeinput', look, { capture: true });
}
