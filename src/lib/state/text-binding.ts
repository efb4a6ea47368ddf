import type { Attachment } from 'svelte/attachments';
import type * as Y from 'yjs';

import { caretAfter, shiftCaret, writeText, writeTextOver } from '#lib/documents/text.ts';

type TextControl = HTMLTextAreaElement | HTMLInputElement;

/**
 * Binds a text control to a `Y.Text`: what is typed goes into the document as the smallest change,
 * what others type comes in with the caret kept. While a composition runs (Android keyboards,
 * dead keys) the control is left alone; both sides meet when it ends.
 */
export function boundTo(text: Y.Text): Attachment<TextControl> {
  return (control) => {
    const { doc } = text;
    if (!doc) return undefined;
    let composing = false;
    let merging = false;
    /** What the control showed when document and control last agreed. */
    let agreed = text.toString();
    control.value = agreed;

    const show = (value: string, caret?: { start: number; end: number }) => {
      if (control.value === value) return;
      const focused = document.activeElement === control;
      const scroll = control.scrollTop;
      control.value = value;
      if (focused && caret) control.setSelectionRange(caret.start, caret.end);
      control.scrollTop = scroll;
      control.dispatchEvent(new Event('textchange'));
    };

    const take = () => {
      if (control.readOnly || control.value === agreed) return;
      const typed = control.value;
      const before = agreed;
      if (text.toString() === before) {
        agreed = typed;
        writeText(doc, text, typed, control.selectionEnd ?? undefined);
        return;
      }
      // Others wrote during a composition: only what changed in the control is written.
      merging = true;
      agreed = writeTextOver(doc, text, before, typed);
      merging = false;
      show(agreed, {
        start: caretAfter(control.selectionStart ?? 0, typed, agreed),
        end: caretAfter(control.selectionEnd ?? 0, typed, agreed),
      });
    };

    const onInput = (event: Event) => {
      if (!composing && !(event instanceof InputEvent && event.isComposing)) take();
    };
    const flush = () => {
      composing = false;
      take();
    };
    const onCompositionStart = () => {
      composing = true;
    };

    const onRemote = (event: Y.YTextEvent) => {
      if (merging) return;
      const value = text.toString();
      if (composing || value === control.value) {
        if (!composing) agreed = value;
        return;
      }
      const start = shiftCaret(control.selectionStart ?? 0, event.delta);
      const end = shiftCaret(control.selectionEnd ?? 0, event.delta);
      agreed = value;
      show(value, { start, end });
    };

    text.observe(onRemote);
    control.addEventListener('input', onInput);
    control.addEventListener('compositionstart', onCompositionStart);
    control.addEventListener('compositionend', flush);
    control.addEventListener('blur', flush);
    document.addEventListener('visibilitychange', flush);
    addEventListener('pagehide', flush);
    return () => {
      flush();
      text.unobserve(onRemote);
      control.removeEventListener('input', onInput);
      control.removeEventListener('compositionstart', onCompositionStart);
      control.removeEventListener('compositionend', flush);
      control.removeEventListener('blur', flush);
      document.removeEventListener('visibilitychange', flush);
      removeEventListener('pagehide', flush);
    };
  };
}
