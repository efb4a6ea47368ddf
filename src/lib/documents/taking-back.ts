import type * as Y from 'yjs';

/**
 * What a person wants back of what they shared: the root map `takingBack` of their diary. The copy lies in another
 * document, which this tablet may not have now. Until the server has confirmed that document without the copy
 * the wish stays, on all tablets of its author, and the entry is not called private.
 */
export interface BackWish {
  readonly pairId: string;
  /** In whose time as mentor it was shared. */
  readonly mentorId: string;
  /** The copy. */
  readonly sharedId: string;
}

/** A wish, and the entry of the diary that the copy was made of. */
export interface NotedWish extends BackWish {
  readonly entryId: string;
}

const wishes = (diary: Y.Doc) => diary.getMap('takingBack');
const keyOf = ({ pairId, mentorId, sharedId }: BackWish) => [pairId, mentorId, sharedId].join('.');

/** Notes a wish; to be called within a change. */
export function noteWish(diary: Y.Doc, { entryId, ...wish }: NotedWish): void {
  wishes(diary).set(keyOf(wish), entryId);
}

/** Lets go of a wish that is fulfilled; to be called within a change. */
export function dropWish(diary: Y.Doc, wish: BackWish): void {
  wishes(diary).delete(keyOf(wish));
}

export function readWishes(diary: Y.Doc): NotedWish[] {
  return [...wishes(diary)].flatMap(([key, entryId]) => {
    const [pairId, mentorId, sharedId, ...rest] = key.split('.');
    if (!pairId || !mentorId || !sharedId || rest.length > 0) return [];
    return [{ pairId, mentorId, sharedId, entryId: typeof entryId === 'string' ? entryId : '' }];
  });
}
