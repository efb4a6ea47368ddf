import { nanoid } from 'nanoid';
import type * as Y from 'yjs';

import type { IsoTime } from '#lib/domain/dates.ts';
import type { DocumentKind } from '#lib/domain/document-name.ts';
import { stampMoment } from './moments.ts';

/** Origin of every change that a person makes on this device; only these are sent and undone. */
export const localOrigin = 'local';

/**
 * The newest schema number that this build knows for each kind. A change that an older client would
 * damage raises the number and adds a step to `migrations`; a purely additive one does neither.
 */
export const schemaNumbers: Readonly<Record<DocumentKind, number>> = {
  programme: 1,
  roster: 1,
  pair: 1,
  supervision: 1,
  shared: 1,
  diary: 1,
  answers: 1,
  overview: 2,
};

/** Where new ids and times come from; a simulation brings its own, so that a seed repeats itself. */
export interface Sources {
  newId(): string;
  now(): IsoTime;
}

const realSources: Sources = { newId: () => nanoid(), now: () => new Date().toISOString() };

interface Editor {
  readonly kind: DocumentKind;
  readonly personId: string;
  readonly sources: Sources;
}

const editors = new WeakMap<Y.Doc, Editor>();

/** Says who edits through this copy of a document; needed before the first mutation. */
export function prepareForEditing(
  doc: Y.Doc,
  kind: DocumentKind,
  personId: string,
  sources = realSources,
): void {
  editors.set(doc, { kind, personId, sources });
}

/** The person who edits through this copy. */
export function editorOf(doc: Y.Doc): string {
  const editor = editors.get(doc);
  if (!editor) throw new Error('prepareForEditing was not called for this document');
  return editor.personId;
}

/** Where ids and times of this copy's changes come from. */
export function sourcesOf(doc: Y.Doc): Sources {
  return editors.get(doc)?.sources ?? realSources;
}

/**
 * The schema number that the document carries, the highest that any app has written; 0 for one that
 * nobody has written to. Each number is a key of its own: of one shared value an older app that was
 * offline might win, and hide that a newer one wrote.
 */
export function schemaOf(doc: Y.Doc): number {
  const numbers = [...doc.getMap('meta').keys()].map((key) =>
    Number(/^schema\.(\d+)$/u.exec(key)?.[1]),
  );
  return Math.max(0, ...numbers.filter((number) => number > 0));
}

/** Notes within a transaction that schema `number` was written. */
export function stampSchema(doc: Y.Doc, number: number): void {
  if (schemaOf(doc) < number) doc.getMap('meta').set(`schema.${number}`, true);
}

/** True when a newer app wrote the document: this one must then only read it. */
export function isFromNewerApp(doc: Y.Doc, kind: DocumentKind): boolean {
  return schemaOf(doc) > schemaNumbers[kind];
}

/** False for a document of a newer app, in which `edit` changes nothing. */
export function mayEdit(doc: Y.Doc): boolean {
  const editor = editors.get(doc);
  return editor !== undefined && !isFromNewerApp(doc, editor.kind);
}

/**
 * Runs one change of a person. Stamps the schema number and the authorship of this Yjs client
 * within the same transaction, so that nothing is written by merely opening a document.
 */
export function edit<Result>(doc: Y.Doc, change: () => Result): Result {
  const editor = editors.get(doc);
  if (!editor) throw new Error('prepareForEditing was not called for this document');
  if (isFromNewerApp(doc, editor.kind)) {
    throw new Error(`document of kind ${editor.kind} was written by a newer app`);
  }
  return doc.transact(() => {
    stampSchema(doc, schemaNumbers[editor.kind]);
    const authors = doc.getMap('authors');
    const client = String(doc.clientID);
    if (authors.get(client) !== editor.personId) authors.set(client, editor.personId);
    if (editor.kind === 'pair' || editor.kind === 'shared') stampMoment(doc, editor.sources.now());
    return change();
  }, localOrigin);
}

/** Set in the `meta` of a transaction that undo must neither take back nor step over. */
export const finalMark = 'final';

/**
 * A change that undo must not take back, because something outside of this document belongs to it:
 * what was shared, say. What was done before it can't be undone any more either.
 */
export function editForGood<Result>(doc: Y.Doc, change: () => Result): Result {
  return doc.transact((transaction) => {
    transaction.meta.set(finalMark, true);
    return edit(doc, change);
  }, localOrigin);
}

/** Set in the `meta` of a transaction that undo steps over. */
export const asideMark = 'aside';

/** A change that comes with what a person does and is no step of theirs: undo leaves it, and what was done before it can be undone. */
export function editAside<Result>(doc: Y.Doc, change: () => Result): Result {
  return doc.transact((transaction) => {
    transaction.meta.set(asideMark, true);
    return edit(doc, change);
  }, localOrigin);
}

/** The person behind a Yjs client id, if it has ever written here. */
export function authorOfClient(doc: Y.Doc, clientId: number): string | undefined {
  const personId = doc.getMap('authors').get(String(clientId));
  return typeof personId === 'string' ? personId : undefined;
}
