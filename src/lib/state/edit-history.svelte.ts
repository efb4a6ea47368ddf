import { onDestroy } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import type * as Y from 'yjs';

import { EditHistory } from '#lib/documents/edit-history.ts';
import { afterLetter } from './letters.ts';
import { settleText } from './text-binding.ts';

/** The steps of the page on the screen that can be undone and redone. */
class EditHistoryView {
  private readonly history: EditHistory;
  private readonly subscribe: () => void;

  constructor(history: EditHistory) {
    this.history = history;
    this.subscribe = createSubscriber((update) => history.subscribe(afterLetter(update)));
  }

  get canUndo(): boolean {
    this.subscribe();
    return this.history.canUndo;
  }

  get canRedo(): boolean {
    this.subscribe();
    return this.history.canRedo;
  }

  step(direction: 'undo' | 'redo'): void {
    settleText();
    this.history[direction]();
  }
}

/** The history of the page on the screen; the shell shows its buttons. */
class CurrentEditHistory {
  current = $state.raw<EditHistoryView | null>(null);
}

export const editHistory = new CurrentEditHistory();

/** Whose history is current. Not state: while a page is taken down, state reads as it was before. */
let owner: EditHistoryView | null = null;

/**
 * Keeps a history of one's own changes for as long as the component lives; call it while the component
 * is made. A page covers what it shows: nobody undoes what they don't see.
 */
export function useEditHistory(doc: Y.Doc, roots: readonly string[], rootTexts?: boolean): void {
  const history = new EditHistory(doc, roots, rootTexts);
  const view = new EditHistoryView(history);
  owner = view;
  editHistory.current = view;
  onDestroy(() => {
    if (owner === view) editHistory.current = owner = null;
    history.destroy();
  });
}
