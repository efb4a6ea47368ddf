import type { Attachment } from 'svelte/attachments';
import type * as Y from 'yjs';

import { Divergence } from '#lib/documents/divergence.ts';
import { localOrigin } from '#lib/documents/document.ts';
import { endOfChange, shiftCaret, textChange, writeText } from '#lib/documents/text.ts';
import { putInLetter } from './letters.ts';

type TextControl = HTMLTextAreaElement | HTMLInputElement;

/** The controls that are bound now, each with what puts its last letters into the document. */
const bound = new WeakMap<Element, () => void>();

/** True for a control whose own undo would fight the document. */
export function isBound(control: Element): boolean {
  return bound.has(control);
}

/** Ends what the person is just writing, so that a following step finds all of it in the document. */
export function settleText(): void {
  if (document.activeElement) bound.get(document.activeElement)?.();
}

/** Sent by a bound control when the keyboard or a menu asks for undo; `detail` says which way. */
export const historyStepEvent = 'historystep';

/**
 * Binds a text control to a `Y.Text`: what is typed goes into the document as the smallest change,
 * what others type comes in with the caret kept. While a composition runs (keyboards on a screen
 * compose every word) its letters go out as they come, but the control itself is left alone: writing
 * into it would break the word. Both sides meet when the composition ends.
 */
export function boundTo(text: Y.Text): Attachment<TextControl> {
  return (control) => {
    const { doc } = text;
    if (!doc) return undefined;
    let composing = false;
    let writing = false;
    /** The text of the control that the document has. */
    let written = text.toString();
    /** What the document has besides, while the control may not be touched. */
    let divergence: Divergence | null = null;
    control.value = written;

    const show = (value: string, start: number, end: number) => {
      if (control.value === value) return;
      const focused = document.activeElement === control;
      const scroll = control.scrollTop;
      control.value = value;
      if (focused) control.setSelectionRange(start, end);
      control.scrollTop = scroll;
      control.dispatchEvent(new Event('textchange'));
    };

    const write = () => {
      const typed = control.value;
      if (control.readOnly || typed === written) return;
      const caret = control.selectionEnd ?? undefined;
      writing = true;
      try {
        const change = divergence && textChange(written, typed, caret);
        if (divergence && change) divergence.type(doc, text, change);
        else writeText(doc, text, typed, caret);
        written = typed;
      } finally {
        writing = false;
      }
    };

    /** Shows what others wrote while the control could not be touched. */
    const meet = () => {
      if (!divergence || composing) return;
      const place = (caret: number | null) => divergence?.caret(caret ?? 0) ?? 0;
      const [start, end] = [place(control.selectionStart), place(control.selectionEnd)];
      divergence = null;
      written = text.toString();
      show(written, start, end);
    };

    const onCompositionStart = () => {
      composing = true;
    };
    const settle = () => {
      composing = false;
      write();
      meet();
    };
    const onInput = (event: Event) => {
      if (!isHistoryStep(event)) {
        putInLetter(write);
        return;
      }
      // The control has undone by itself, which it does not always ask about before.
      if (event.type === 'input') control.value = written;
      else event.preventDefault();
      const detail = event.inputType === 'historyRedo' ? 'redo' : 'undo';
      control.dispatchEvent(new CustomEvent(historyStepEvent, { bubbles: true, detail }));
    };
    const onBeforeInput = (event: Event) => {
      if (isHistoryStep(event)) onInput(event);
    };

    const onTextChange = (event: Y.YTextEvent) => {
      if (writing) return;
      if (composing) {
        divergence ??= new Divergence(written.length);
        divergence.take(event.delta);
        return;
      }
      const { delta } = event;
      written = text.toString();
      // A change of one's own that was not typed here is an undo: the caret goes where it happened.
      const moved = (caret: number | null) =>
        event.transaction.origin === localOrigin
          ? endOfChange(delta)
          : shiftCaret(caret ?? 0, delta);
      show(written, moved(control.selectionStart), moved(control.selectionEnd));
    };

    text.observe(onTextChange);
    bound.set(control, settle);
    const listening = new AbortController();
    const { signal } = listening;
    control.addEventListener('input', onInput, { signal });
    control.addEventListener('beforeinput', onBeforeInput, { signal });
    control.addEventListener('compositionstart', onCompositionStart, { signal });
    control.addEventListener('compositionend', settle, { signal });
    control.addEventListener('blur', settle, { signal });
    document.addEventListener('visibilitychange', write, { signal });
    addEventListener('pagehide', write, { signal });
    return () => {
      settle();
      listening.abort();
      text.unobserve(onTextChange);
      bound.delete(control);
    };
  };
}

function isHistoryStep(event: Event): event is InputEvent {
  return event instanceof InputEvent && event.inputType.startsWith('history');
}
