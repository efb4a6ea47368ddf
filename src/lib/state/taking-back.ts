import { settleWish } from '#lib/documents/diary.ts';
import { mayEdit } from '#lib/documents/document.ts';
import { readSharedReflections, takeReflectionBack } from '#lib/documents/pair-reflections.ts';
import { readWishes, type NotedWish } from '#lib/documents/taking-back.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import { formatSharedId } from '#lib/domain/shared-reflections.ts';
import { deliverOpen, type DeliveryOutcome } from '#lib/sync/http-delivery.ts';
import type { LedgerEntry } from '#lib/sync/ledger.ts';
import type { OpenDocument } from '#lib/sync/open-document.ts';
import { readHere } from '#lib/sync/read-here.ts';
import type { DocumentRepository } from '#lib/sync/repository.ts';

/** Somebody whose diary may hold wishes (`documents/taking-back.ts`). */
interface Author {
  readonly org: string;
  readonly personId: string;
}

const diaryOf = ({ org, personId }: Author) =>
  formatDocumentName({ org, kind: 'diary', id: personId });

/** Looks for wishes in diaries that are not on the screen, and fulfils them; a diary that is as it was is not read. */
export class WishKeeper {
  private readonly repository: DocumentRepository;
  private readonly without = new Map<string, LedgerEntry>();

  constructor(repository: DocumentRepository) {
    this.repository = repository;
  }

  async look(authors: readonly Author[]): Promise<void> {
    for (const author of authors) {
      const name = diaryOf(author);
      const entry = await this.repository.ledger.read(name);
      if (!entry || this.without.get(name) === entry) continue;
      const wishes = await readHere(this.repository, name, readWishes);
      if (wishes.length === 0) this.without.set(name, entry);
      else await fulfilWishes(this.repository, author);
    }
  }
}

/**
 * Takes back what an author wishes to have back. The server must confirm first the diary, in which another tablet may
 * have settled the wish, and then the shared document without the copy; without a network everything stays as it is.
 */
export async function fulfilWishes(repository: DocumentRepository, author: Author): Promise<void> {
  const { document: diary, release } = repository.lease(diaryOf(author), author.personId);
  try {
    await diary.opened;
    if (readWishes(diary.doc).length === 0 || !mayEdit(diary.doc)) return;
    if ((await syncNow(diary)) !== 'delivered') return;
    for (const wish of readWishes(diary.doc)) {
      if (await isCopyGone(repository, author, wish)) settleWish(diary.doc, wish);
    }
    await diary.flushed();
  } finally {
    release();
  }
}

async function isCopyGone(
  repository: DocumentRepository,
  { org, personId }: Author,
  { pairId, mentorId, sharedId }: NotedWish,
): Promise<boolean> {
  const id = formatSharedId({ pairId, mentorId, authorId: personId });
  const name = formatDocumentName({ org, kind: 'shared', id });
  const { document, release } = repository.lease(name, personId);
  try {
    await document.opened;
    let outcome = await syncNow(document);
    if (outcome === 'delivered' && mayEdit(document.doc)) {
      if (takeReflectionBack(document.doc, sharedId)) outcome = await syncNow(document);
    }
    const isHere = readSharedReflections(document.doc).some((copy) => copy.id === sharedId);
    return outcome === 'gone' || (outcome === 'delivered' && !isHere);
  } finally {
    release();
  }
}

/** Over HTTP, which tells in one answer that the server has everything and that this tablet has what the server has. */
function syncNow(document: OpenDocument): Promise<DeliveryOutcome> {
  return deliverOpen(fetch.bind(globalThis), document);
}
