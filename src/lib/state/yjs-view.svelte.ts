import { createSubscriber } from 'svelte/reactivity';
import type * as Y from 'yjs';

import { afterLetter } from './letters.ts';
import { keepUnchanged } from './unchanged.ts';

/**
 * The one bridge from Yjs to runes: a plain view of a document that is read again after it changed,
 * and only while something on the screen reads it. One that reads a single root can name it, and is then left
 * alone by what is typed elsewhere. Parts of a view that are as they were stay the same objects, so that a letter
 * concerns nobody but the thing that it is written in.
 */
export class DocumentView<View> {
  private readonly doc: Y.Doc;
  private readonly read: (doc: Y.Doc) => View;
  private readonly subscribe: () => void;
  private cached: { view: View } | null = null;
  /** What the screen shows, to be kept as far as it did not change. */
  private shown: View | undefined;

  constructor(doc: Y.Doc, read: (doc: Y.Doc) => View, root?: string) {
    this.doc = doc;
    this.read = read;
    this.subscribe = createSubscriber((update) => {
      const showAgain = afterLetter(update);
      const changed = (transaction: Y.Transaction) => {
        const touched: ReadonlyMap<unknown, unknown> = transaction.changedParentTypes;
        if (touched.size === 0) return;
        const type = root === undefined ? undefined : doc.share.get(root);
        if (type && !touched.has(type)) return;
        this.cached = null;
        showAgain();
      };
      this.cached = null;
      this.doc.on('afterTransaction', changed);
      return () => {
        this.doc.off('afterTransaction', changed);
        this.cached = null;
        this.shown = undefined;
      };
    });
  }

  get current(): View {
    this.subscribe();
    // Outside of an effect nobody tells us of changes, so nothing may be kept there.
    if (!$effect.tracking()) return this.read(this.doc);
    if (!this.cached) {
      this.shown = keepUnchanged(this.shown, this.read(this.doc));
      this.cached = { view: this.shown };
    }
    return this.cached.view;
  }
}
