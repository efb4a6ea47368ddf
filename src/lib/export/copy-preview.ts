import type * as Y from 'yjs';

import { readDiary } from '#lib/documents/diary.ts';
import { readJournal } from '#lib/documents/pair-journal.ts';
import { readPlan } from '#lib/documents/pair-plan.ts';
import { readSharedReflections } from '#lib/documents/pair-reflections.ts';
import { withState } from '#lib/documents/portable.ts';
import { parseDocumentName } from '#lib/domain/document-name.ts';
import { parseSharedId } from '#lib/domain/shared-reflections.ts';
import type { MyPerson } from '#lib/protocol/api.ts';
import type { Copy, CopiedDocument, CopyRefusal } from './copy-file.ts';

/** The kinds of documents that a copy is taken in to. */
const previewedKinds = ['pair', 'shared', 'diary'] as const;
type PreviewedKind = (typeof previewedKinds)[number];

/** What taking in a copy would bring to one document. */
export interface DocumentPreview extends CopiedDocument {
  readonly kind: PreviewedKind;
  /** The pair; empty for the diary. */
  readonly pairId: string;
  readonly org: string;
  /** Items that are here only afterwards, by their sort, and items that read differently. */
  readonly brings: Readonly<Record<ItemSort, number>>;
  readonly changed: number;
  /** False when this tablet has all of it already. */
  readonly changesAnything: boolean;
}

export const itemSorts = ['goals', 'tasks', 'meetings', 'reflections', 'entries'] as const;
export type ItemSort = (typeof itemSorts)[number];

/**
 * The documents of a copy that this account may write: pairs of its own that are active, what it shared
 * there, and its own diary. Everything else of the copy is left out. Refuses a copy in which there is none.
 */
export function writableDocuments(
  copy: Copy,
  persons: readonly MyPerson[],
): CopiedDocument[] | CopyRefusal {
  const parsed = copy.documents.map((document) => parseDocumentName(document.name));
  const orgs = new Set(persons.map(({ org }) => org));
  if (!parsed.some((name) => name && orgs.has(name.org))) return 'otherOrganisation';
  const writable = new Set(
    persons.flatMap(({ documents }) =>
      documents.filter(({ access }) => access === 'write').map(({ name }) => name),
    ),
  );
  const mine = copy.documents.filter(
    ({ name }, index) =>
      writable.has(name) && previewedKinds.some((kind) => kind === parsed[index]?.kind),
  );
  return mine.length > 0 ? mine : 'noRight';
}

/** Compares a document before and after, without changing it. */
export function previewDocument(doc: Y.Doc, { name, state }: CopiedDocument): DocumentPreview {
  const parsed = parseDocumentName(name);
  const kind = previewedKinds.find((known) => known === parsed?.kind) ?? 'pair';
  const shared = kind === 'shared' ? parseSharedId(parsed?.id ?? '')?.pairId : undefined;
  const after = withState(doc, state);
  const brings = { goals: 0, tasks: 0, meetings: 0, reflections: 0, entries: 0 };
  let changed = 0;
  if (after) {
    const [old, now] = [itemsOf(doc, kind), itemsOf(after, kind)];
    for (const [key, { sort, words }] of now) {
      const before = old.get(key);
      if (!before) brings[sort] += 1;
      else if (before.words !== words) changed += 1;
    }
    for (const key of old.keys()) if (!now.has(key)) changed += 1;
  }
  return {
    name,
    state,
    kind,
    org: parsed?.org ?? '',
    pairId: kind === 'pair' ? (parsed?.id ?? '') : (shared ?? ''),
    brings,
    changed,
    changesAnything: after !== null,
  };
}

/** Every item that a person would see, with all that it says. */
function itemsOf(doc: Y.Doc, kind: PreviewedKind) {
  const items = new Map<string, { sort: ItemSort; words: string }>();
  const add = (sort: ItemSort, all: readonly { readonly id: string }[]) => {
    for (const item of all) items.set(item.id, { sort, words: JSON.stringify(item) });
  };
  if (kind === 'diary') {
    add('entries', readDiary(doc));
    return items;
  }
  if (kind === 'shared') {
    add('reflections', readSharedReflections(doc));
    return items;
  }
  const [plan, journal] = [readPlan(doc), readJournal(doc)];
  add('goals', plan.goals);
  add('tasks', [...journal.agreements, ...plan.tasks]);
  add('meetings', journal.meetings);
  return items;
}
