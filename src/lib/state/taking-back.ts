import { settleWish } from '#lib/documents/diary.ts';
import { takeReflectionBack } from '#lib/documents/pair-reflections.ts';
import { readWishes, type NotedWish } from '#lib/documents/taking-back.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import { formatSharedId } from '#lib/domain/shared-reflections.ts';
import type { LedgerEntry } from '#lib/sync/ledger.ts';
import type { OpenDocument } from '#lib/sync/open-document.ts';
import { readHere } from '#lib/sync/read-here.ts';
import type { DocumentRepository } from '#lib/sync/repository.ts';

/** Somebody whose diary may hold wishes (`documents/taking-back.ts`). */
interface Author {
  readonly org: string;
  readonly personId: string;
}

/** How long a document may take to be confirmed before its wish is left for another time, in ms. */
const confirmedInMs = 8_000;

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
 * Takes back what an author wishes to have back. The server must confirm first the diary, in which another tablet may have
 * settled the wish, and then the shared document without the copy; without a network everything stays as it is.
 */
export async function fulfilWishes(repository: DocumentRepository, author: Author): Promise<void> {
  const { document: diary, release } = repository.lease(diaryOf(author), author.personId);
  try {
    await diary.opened;
    if (readWishes(diary.doc).length === 0 || !(await isConfirmed(diary))) return;
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
    if (await isConfirmed(document)) {
      takeReflectionBack(document.doc, sharedId);
      if (await isConfirmed(document)) return true;
    }
    const { saving } = document;
    return saving.kind === 'closed' && saving.reason === 'gone';
  } finally {
    release();
  }
}

/** Whether the server confirms, in time, that it has everything of the document and this tablet everything of the server's. */
function isConfirmed(document: OpenDocument): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (isIt: boolean) => {
      clearTimeout(timer);
      stopListening();
      resolve(isIt);
    };
    const look = () => {
      const { kind } = document.saving;
      if (kind === 'onServer') finish(true);
      else if (kind === 'closed' || kind === 'notAccepted') finish(false);
    };
    const timer = setTimeout(() => finish(false), navigator.onLine ? confirmedInMs : 0);
    const stopListening = document.subscribe(look);
    look();
  });
}
