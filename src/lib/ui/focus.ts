import type { Attachment } from 'svelte/attachments';

/** Puts the cursor into the first field inside, once, when the element appears. */
export const focusFirstField: Attachment<HTMLElement> = (element) => {
  element.querySelector<HTMLElement>('input, textarea, select')?.focus();
};
