import * as Y from 'yjs';

import type { IsoTime } from '#lib/domain/dates.ts';
import { newsForMs, newsKey, type NewsEntry, type NewsRoot } from '#lib/domain/news.ts';
import { isContentValue } from '#lib/domain/pair-snapshot.ts';
import { readCuts } from './cuts.ts';
import { authorOfClient } from './document.ts';
import { stringOf, type Item } from './items.ts';
import type { Looked } from './looked.ts';
import { readMoments } from './read-moments.ts';

/**
 * What was done to a pair's records, read from the changes themselves: which Yjs client wrote them, and
 * how far that client was. Of letters that were only taken out a note is left (`cuts.ts`).
 */

/** One change that still shows: a value that was set, or a stretch of a text. */
interface Trace {
  readonly field: string;
  readonly client: number;
  readonly clock: number;
}

const itemRoots = ['goals', 'tasks', 'meetings', 'reflections'] as const;
/** Fields that are told although they are no content of a version. */
const alsoTold = ['removedAt', 'text', 'sure'];

/**
 * What the others of a pair did since `me` looked. Whoever has never looked is told of the last weeks, not of
 * a whole year. Reads the whole document: not for every keystroke.
 */
export function readNews(doc: Y.Doc, me: string, looked: Looked, now: number): NewsEntry[] {
  const from = new Date(now - newsForMs).toISOString();
  const isOthers = ({ client }: Trace) => {
    const author = authorOfClient(doc, client);
    return author !== undefined && author !== me;
  };
  return readChanges(
    doc,
    (trace) => isOthers(trace) && trace.clock >= (looked.clocks.get(trace.client) ?? 0),
  ).filter((entry) => {
    if (looked.marks.get(newsKey(entry)) === entry.mark) return false;
    return looked.ever || entry.at >= from;
  });
}

/** What anybody of the pair did after `time`, as far as the tablets have noted times. */
export function readChangesAfter(doc: Y.Doc, time: IsoTime): NewsEntry[] {
  const momentOf = readMoments(doc);
  return readChanges(doc, ({ client, clock }) => momentOf(client, clock) > time);
}

/** How far every client has written, of which `me` is not the author. */
export function clocksOfOthers(doc: Y.Doc, me: string): ReadonlyMap<number, number> {
  const clocks = new Map<number, number>();
  for (const client of doc.store.clients.keys()) {
    if (authorOfClient(doc, client) !== me) clocks.set(client, Y.getState(doc.store, client));
  }
  return clocks;
}

function readChanges(doc: Y.Doc, isNew: (trace: Trace) => boolean): NewsEntry[] {
  const momentOf = readMoments(doc);
  const entryOf = (
    root: NewsRoot,
    id: string,
    traces: readonly Trace[],
    facts: Pick<NewsEntry, 'kind' | 'name' | 'meetingId'>,
  ): NewsEntry => ({
    ...{ root, id, ...facts },
    by: [...new Set(traces.map(({ client }) => authorOfClient(doc, client) ?? ''))],
    at: traces.map(({ client, clock }) => momentOf(client, clock)).reduce(later, ''),
    fields: facts.kind === 'changed' ? [...new Set(traces.map(({ field }) => field))] : [],
    mark: markOf(traces),
  });

  const cuts = Map.groupBy(readCuts(doc), ({ root, id }) => `${root}/${id}`);
  const cutsIn = (root: NewsRoot, id: string): readonly Trace[] => cuts.get(`${root}/${id}`) ?? [];

  const entries: NewsEntry[] = [];
  for (const root of itemRoots) {
    const items = doc.getMap<Item>(root);
    for (const [id, item] of items) {
      if (!(item instanceof Y.Map)) continue;
      const traces = [...tracesIn(item), ...laterTraces(doc, root, id), ...cutsIn(root, id)].filter(
        isNew,
      );
      const made = items._map.get(id)?.id;
      const isMade = made !== undefined && isNew({ field: '', ...made });
      const kind = kindOf(item, traces, isMade);
      const name = stringOf(item, root === 'meetings' ? 'topic' : 'title');
      // A goal that somebody has just begun, and has not named yet, tells nothing.
      if (!kind || (kind === 'added' && name === '' && (root === 'goals' || root === 'tasks')))
        continue;
      const meetingId = item.get('inPlan') === false ? stringOf(item, 'meetingId') : '';
      const entry = entryOf(
        root,
        id,
        isMade && made ? [{ field: '', ...made }, ...traces] : traces,
        {
          ...{ kind, name, meetingId },
        },
      );
      entries.push(entry.at ? entry : { ...entry, at: timeIn(item, kind) });
    }
  }
  for (const [id, traces] of footTraces(doc)) {
    const told = [...traces, ...cutsIn('foot', id)].filter(isNew);
    if (told.length > 0)
      entries.push(entryOf('foot', id, told, { kind: 'changed', name: '', meetingId: '' }));
  }
  return entries;
}

function kindOf(
  item: Item,
  traces: readonly Trace[],
  isMade: boolean,
): NewsEntry['kind'] | undefined {
  const removal = traces.some(({ field }) => field === 'removedAt');
  if (item.get('removedAt')) return removal && !isMade ? 'removed' : undefined;
  if (isMade) return 'added';
  if (removal) return 'returned';
  return traces.length > 0 ? 'changed' : undefined;
}

function* tracesIn(item: Item): Generator<Trace> {
  for (const [field, struct] of item._map) {
    if (struct.deleted) continue;
    const [value] = struct.content.getContent() as unknown[];
    if (value instanceof Y.Text) yield* tracesInText(value, field);
    else if (isContentValue(field) || alsoTold.includes(field)) yield { field, ...struct.id };
  }
}

function* tracesInText(text: Y.Text, field: string): Generator<Trace> {
  for (let part = text._start; part; part = part.right) {
    // A stretch may have begun before one looked, and have grown since: its end counts.
    if (!part.deleted)
      yield { field, client: part.id.client, clock: part.id.clock + part.length - 1 };
  }
}

/** Texts of older tasks, which lie at the root. */
function laterTraces(doc: Y.Doc, root: NewsRoot, id: string): Trace[] {
  if (root !== 'tasks') return [];
  return ['evidence', 'reason'].flatMap((field) => [
    ...rootTraces(doc, `task:${id}:${field}`, field),
  ]);
}

function footTraces(doc: Y.Doc): Map<string, Trace[]> {
  const feet = new Map<string, Trace[]>();
  for (const name of doc.share.keys()) {
    const [root, menteeId = '', field = ''] = name.split(':');
    if (root !== 'foot') continue;
    feet.set(menteeId, [...(feet.get(menteeId) ?? []), ...rootTraces(doc, name, field)]);
  }
  return feet;
}

function rootTraces(doc: Y.Doc, name: string, field: string): Trace[] {
  return doc.share.has(name) ? [...tracesInText(doc.getText(name), field)] : [];
}

/** The newest trace of each client. */
function markOf(traces: readonly Trace[]): string {
  const newest = new Map<number, number>();
  for (const { client, clock } of traces) {
    newest.set(client, Math.max(clock, newest.get(client) ?? 0));
  }
  return [...newest]
    .map((each) => each.join(':'))
    .sort()
    .join(',');
}

function timeIn(item: Item, kind: NewsEntry['kind']): IsoTime {
  if (kind === 'added') return stringOf(item, 'createdAt');
  return kind === 'removed' ? stringOf(item, 'removedAt') : '';
}

const later = (a: IsoTime, b: IsoTime) => (a > b ? a : b);
