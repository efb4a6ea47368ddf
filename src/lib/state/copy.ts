import type * as Y from 'yjs';

import { readDiary } from '#lib/documents/diary.ts';
import { isFromNewerApp } from '#lib/documents/document.ts';
import { readAgendaPoints } from '#lib/documents/agenda.ts';
import { readJournal } from '#lib/documents/pair-journal.ts';
import { readSignatures } from '#lib/documents/signatures.ts';
import { readPlan } from '#lib/documents/pair-plan.ts';
import { readRatings } from '#lib/documents/pair-ratings.ts';
import { readReportWords } from '#lib/documents/pair-report.ts';
import { readAllFeet } from '#lib/documents/plan-foot.ts';
import { readSharedReflections } from '#lib/documents/pair-reflections.ts';
import { encodeDocument, mergeState } from '#lib/documents/portable.ts';
import { readSupervision } from '#lib/documents/supervision.ts';
import { localIsoDate } from '#lib/domain/dates.ts';
import { formatDocumentName, parseDocumentName } from '#lib/domain/document-name.ts';
import type { SharedReflection } from '#lib/domain/journal.ts';
import { parseSharedId } from '#lib/domain/shared-reflections.ts';
import {
  maxFileBytes,
  readMachinePart,
  writeMachinePart,
  type CopiedDocument,
  type CopyRefusal,
} from '#lib/export/copy-file.ts';
import {
  previewDocument,
  writableDocuments,
  type DocumentPreview,
} from '#lib/export/copy-preview.ts';
import { copyReport, type DiaryContent, type PairContent } from '#lib/export/copy-report.ts';
import { reportPage } from '#lib/export/report-html.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { MyPerson } from '#lib/protocol/api.ts';
import { readHere } from '#lib/sync/read-here.ts';
import { session } from './session.svelte.ts';

/** A copy in the hand: made from what is on this tablet and taken in to it, both without a network. */

/** Bytes of a document that nobody has written to. */
const emptyBytes = 2;

export interface CopyFile {
  readonly name: string;
  readonly page: string;
}

/** What a copy would bring. Nothing has been changed yet. */
export interface IncomingCopy {
  readonly madeAt: string;
  readonly documents: readonly (DocumentPreview & { readonly names: string })[];
  /** Whether it holds more, which this account may only read. */
  readonly leavesOut: boolean;
}

/** Puts everything that the account can read on this tablet into one file. */
export async function makeCopy(): Promise<CopyFile> {
  const documents: CopiedDocument[] = [];
  const pairs: PairContent[] = [];
  const diaries: DiaryContent[] = [];
  for (const person of session.persons) {
    const names = await readableNames(person);
    for (const name of names) {
      const state = await readHere(session.repository, name, encodeDocument);
      if (state.length > emptyBytes) documents.push({ name, state });
    }
    for (const id of idsOf(names, 'pair')) {
      const shared = idsOf(names, 'shared').filter((each) => parseSharedId(each)?.pairId === id);
      pairs.push(await readPair(person, id, shared));
    }
    const parts = Object.fromEntries(person.pairs.map(({ pairId, part }) => [pairId, part]));
    for (const id of idsOf(names, 'diary')) {
      const name = formatDocumentName({ org: person.org, kind: 'diary', id });
      diaries.push({ parts, entries: await readHere(session.repository, name, readDiary) });
    }
  }
  const now = new Date();
  const [owner, date] = [session.persons[0]?.name ?? '', localIsoDate(now)];
  const machinePart = writeMachinePart({
    madeAt: now.toISOString(),
    accountId: session.me?.accountId ?? '',
    documents,
  });
  return {
    name: `${m.copy_file_name({ name: owner, date })}.html`,
    page: reportPage(copyReport({ owner, madeOn: date, pairs, diaries }), machinePart),
  };
}

/** Reads a file and tells what it would bring, or why it can't be taken in. Changes nothing. */
export async function readCopy(file: File): Promise<IncomingCopy | CopyRefusal> {
  if (file.size > maxFileBytes) return 'tooLarge';
  const copy = readMachinePart(await file.text());
  if (typeof copy === 'string') return copy;
  const mine = writableDocuments(copy, session.persons);
  if (typeof mine === 'string') return mine;
  const documents: IncomingCopy['documents'][number][] = [];
  for (const document of mine) {
    const person = personOf(document.name);
    const preview = await withDocument(document.name, person, (doc) =>
      isFromNewerApp(doc, parseDocumentName(document.name)?.kind ?? 'pair')
        ? ('tooNew' as const)
        : previewDocument(doc, document),
    );
    if (preview === 'tooNew') return preview;
    const names = preview.kind === 'pair' ? await namesOf(person, preview.pairId) : '';
    documents.push({ ...preview, names });
  }
  const pairsAndDiaries = idsOf(namesIn(copy.documents), 'pair', 'diary');
  const taken = idsOf(namesIn(documents), 'pair', 'diary');
  return {
    madeAt: copy.madeAt,
    documents,
    leavesOut: pairsAndDiaries.length > taken.length,
  };
}

/** Merges a copy into the documents of this tablet; they are delivered like anything written here. */
export async function takeIn({ documents }: IncomingCopy): Promise<void> {
  for (const { name, state, changesAnything } of documents) {
    if (!changesAnything) continue;
    await withDocument(
      name,
      personOf(name),
      (doc) => mergeState(doc, state),
      (document) => document.flushed(),
    );
  }
}

/** What is kept here for the account; for a curator also what they have opened. */
async function readableNames(person: MyPerson): Promise<string[]> {
  const names = new Set(person.documents.map(({ name }) => name));
  if (person.role === 'curator') {
    for (const { document, confirmedAt, unsent } of await session.repository.ledger.all()) {
      // Of what is only noted nothing is here yet.
      if (!confirmedAt && unsent === 0) continue;
      const parsed = parseDocumentName(document);
      const ofPair = ['pair', 'supervision', 'shared'].includes(parsed?.kind ?? '');
      if (parsed?.org === person.org && ofPair) names.add(document);
    }
  }
  return [...names];
}

async function readPair(
  { org, personId: readerId }: MyPerson,
  id: string,
  sharedIds: readonly string[],
): Promise<PairContent> {
  const { repository } = session;
  const shared: SharedReflection[] = [];
  for (const sharedId of sharedIds) {
    const name = formatDocumentName({ org, kind: 'shared', id: sharedId });
    shared.push(...(await readHere(repository, name, readSharedReflections)));
  }
  shared.sort((a, b) => (a.sharedAt < b.sharedAt ? -1 : 1));
  const supervisionName = formatDocumentName({ org, kind: 'supervision', id });
  const supervision = await readHere(repository, supervisionName, readSupervision);
  return readHere(repository, formatDocumentName({ org, kind: 'pair', id }), (doc) => ({
    plan: readPlan(doc),
    journal: readJournal(doc),
    shared,
    supervision,
    feet: readAllFeet(doc, supervision.people),
    report: readReportWords(doc),
    points: readAgendaPoints(doc),
    signatures: readSignatures(doc),
    ratings: readRatings(doc),
    readerId,
  }));
}

async function namesOf(person: MyPerson, id: string): Promise<string> {
  const name = formatDocumentName({ org: person.org, kind: 'supervision', id });
  const { people } = await withDocument(name, person, readSupervision);
  return people.map((each) => each.name).join(' – ');
}

/** Opens a document for a moment, as it is on this tablet; rejects when it can't be read. */
async function withDocument<Result>(
  name: string,
  { personId }: MyPerson,
  use: (doc: Y.Doc) => Result | Promise<Result>,
  afterwards?: (document: { flushed(): Promise<void> }) => Promise<void>,
): Promise<Result> {
  const lease = session.repository.lease(name, personId);
  try {
    await lease.document.opened;
    if (lease.document.state === 'failed') throw new Error('a document could not be read');
    const result = await use(lease.document.doc);
    await afterwards?.(lease.document);
    return result;
  } finally {
    lease.release();
  }
}

function personOf(documentName: string): MyPerson {
  const org = parseDocumentName(documentName)?.org;
  const person = session.persons.find((each) => each.org === org);
  if (!person) throw new Error('the account is nobody in that organisation');
  return person;
}

const namesIn = (documents: readonly CopiedDocument[]) => documents.map(({ name }) => name);

function idsOf(names: readonly string[], ...kinds: readonly string[]): string[] {
  return names.flatMap((name) => {
    const parsed = parseDocumentName(name);
    return parsed && kinds.includes(parsed.kind) ? [parsed.id] : [];
  });
}
