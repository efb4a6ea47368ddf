import * as Y from 'yjs';

import { asideMark, edit, finalMark, localOrigin } from './document.ts';
import { removeItem, type Item } from './items.ts';

/** An item that a step made; kept in the `meta` of its stack item. */
interface Made {
  readonly root: string;
  readonly id: string;
}

/**
 * Undo and redo of what was done through this copy of a document since the history began. What others
 * wrote is never undone: their letters inside of mine stay, a value that they changed after me stays, and
 * an item of mine in which they wrote stays.
 *
 * A step is itself a person's change (`edit`): it counts as unsent, goes to other tabs and can be redone.
 * Undoing that an item was made marks it as removed, as removing does; nothing is deleted.
 */
export class EditHistory {
  private readonly doc: Y.Doc;
  private readonly roots: ReadonlyMap<string, Y.Map<Item>>;
  private readonly rootTexts: boolean;
  private readonly manager: Y.UndoManager;
  private readonly listeners = new Set<() => void>();
  private made: readonly Made[] = [];

  /** `roots` are the maps of items that the history covers; with `rootTexts` it covers the texts at the root too. */
  constructor(doc: Y.Doc, roots: readonly string[], rootTexts = false) {
    this.doc = doc;
    this.rootTexts = rootTexts;
    this.roots = new Map(roots.map((name) => [name, doc.getMap<Item>(name)]));
    doc.on('afterTransaction', this.beforeCapture);
    this.manager = new Y.UndoManager([...this.roots.values()], {
      trackedOrigins: new Set([localOrigin]),
      captureTransaction: ({ meta }) => !meta.has(finalMark) && !meta.has(asideMark),
    });
    doc.on('afterTransaction', this.afterCapture);
    this.manager.on('stack-item-added', ({ stackItem }) => {
      if (this.made.length > 0) stackItem.meta.set('made', this.made);
    });
  }

  get canUndo(): boolean {
    return this.manager.canUndo();
  }

  get canRedo(): boolean {
    return this.manager.canRedo();
  }

  /** Takes back the last step that can be. */
  undo(): void {
    let done = false;
    while (!done && this.canUndo) {
      const made = this.manager.undoStack.at(-1)?.meta.get('made') as readonly Made[] | undefined;
      if (!made) {
        done = this.step('undoing', () => this.manager.undo() !== null);
      } else {
        this.manager.undoStack.pop();
        const mine = made.filter((each) => this.isMineAlone(each));
        done = mine.length > 0 && this.step('undoing', () => this.unmake(mine));
      }
    }
    this.notify();
  }

  redo(): void {
    if (this.canRedo) this.step('redoing', () => this.manager.redo() !== null);
    this.notify();
  }

  /** Calls `listener` when `canUndo` or `canRedo` may have changed. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  destroy(): void {
    this.doc.off('afterTransaction', this.beforeCapture);
    this.doc.off('afterTransaction', this.afterCapture);
    this.manager.clear();
    this.manager.destroy();
  }

  /**
   * Runs a step of the manager inside of a person's change, so that it carries that origin. The manager
   * looks at the whole change after its own method has returned, and must still know the direction then.
   */
  private step(direction: 'undoing' | 'redoing', run: () => boolean): boolean {
    const { manager } = this;
    try {
      return edit(this.doc, () => {
        const done = run();
        manager[direction] = true;
        return done;
      });
    } finally {
      manager[direction] = false;
    }
  }

  private unmake(made: readonly Made[]): boolean {
    for (const { root, id } of made) removeItem(this.doc, root, id);
    return true;
  }

  /** Making items is a step of its own, and is known as such. */
  private readonly beforeCapture = (transaction: Y.Transaction): void => {
    if (this.rootTexts) {
      // They come into being when somebody first writes in them.
      for (const type of transaction.changed.keys()) {
        if (type instanceof Y.Text && !type._item) this.manager.addToScope(type);
      }
    }
    this.made = transaction.origin === localOrigin ? this.madeIn(transaction) : [];
    if (this.made.length > 0) this.manager.stopCapturing();
  };

  private readonly afterCapture = (transaction: Y.Transaction): void => {
    if (this.made.length > 0) this.manager.stopCapturing();
    this.made = [];
    if (transaction.meta.has(finalMark)) this.manager.clear();
    if (transaction.origin === localOrigin) this.notify();
  };

  private madeIn(transaction: Y.Transaction): Made[] {
    return [...this.roots].flatMap(([root, items]) => {
      const changed = (transaction.changed as Map<unknown, Set<string | null>>).get(items);
      return [...(changed ?? [])].flatMap((id) =>
        id !== null && isNew(items.get(id), transaction) ? [{ root, id }] : [],
      );
    });
  }

  /** Whether nobody else wrote into the item, or hung something of theirs on it. */
  private isMineAlone({ root, id }: Made): boolean {
    const mine = this.doc.clientID;
    const item = this.roots.get(root)?.get(id);
    if (!item || [...clientsIn(item)].some((client) => client !== mine)) return false;
    return ![...this.roots.values()].some((items) =>
      [...items.values()].some(
        (other) => other._item?.id.client !== mine && [...other.values()].includes(id),
      ),
    );
  }

  private notify(): void {
    for (const listener of this.listeners) listener();
  }
}

function isNew(item: Item | undefined, { beforeState }: Y.Transaction): boolean {
  const id = item?._item?.id;
  return id !== undefined && id.clock >= (beforeState.get(id.client) ?? 0);
}

/** The Yjs clients whose words or values an item shows. */
function clientsIn(item: Item): Set<number> {
  const clients = new Set<number>();
  for (const [key, value] of item) {
    const holder = item._map.get(key);
    if (holder) clients.add(holder.id.client);
    if (!(value instanceof Y.Text)) continue;
    for (let part = value._start; part; part = part.right) {
      if (!part.deleted) clients.add(part.id.client);
    }
  }
  return clients;
}
