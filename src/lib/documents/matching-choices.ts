import * as Y from 'yjs';

import { pairParts } from '#lib/domain/forms.ts';
import {
  greatestWeight,
  scoreParts,
  usualWeights,
  type ScorePart,
  type Weights,
} from '#lib/domain/matching-score.ts';
import { banKey } from '#lib/domain/pairing.ts';
import { edit } from './document.ts';
import { liveItems, oneOf, stringOf, type Item } from './items.ts';

/**
 * What curators decide about proposals, in the roster's root map `matching`. Each decision is a key of its own, so that two
 * curators who work apart keep both; a mentee's mentor is one key, because there can be one only.
 */
export interface MatchingChoices {
  /** The mentor chosen for a mentee, or '' for whom is left out. */
  readonly chosen: ReadonlyMap<string, string>;
  /** Pairs that must not be, as `banKey` names them; what was proposed and taken back is one unless a curator allows it. */
  readonly bans: ReadonlySet<string>;
  /** Those of them that nobody has ruled out: they were proposed and taken back. */
  readonly takenBack: ReadonlySet<string>;
  /** Mentors whose mentees are to be one group. */
  readonly groups: ReadonlySet<string>;
  readonly weights: Weights;
  /** Points that a pair needs to be proposed, 0 to 100. */
  readonly least: number;
}

const usualLeast = 30;

/** Chooses a mentor for a mentee: an id, '' to leave them out, `null` to leave it to the computer. */
export function chooseMentor(doc: Y.Doc, menteeId: string, mentorId: string | null): void {
  set(doc, `mentor:${menteeId}`, mentorId);
}

/** A ban also takes back that choice. */
export function setBan(doc: Y.Doc, mentorId: string, menteeId: string, banned: boolean): void {
  edit(doc, () => {
    set(doc, `ban:${banKey(mentorId, menteeId)}`, banned);
    const chosen = `mentor:${menteeId}`;
    if (banned && doc.getMap('matching').get(chosen) === mentorId) set(doc, chosen, null);
  });
}

export function setGroup(doc: Y.Doc, mentorId: string, together: boolean): void {
  set(doc, `group:${mentorId}`, together);
}

export function setWeight(doc: Y.Doc, part: ScorePart, weight: number): void {
  set(doc, `weight:${part}`, weight);
}

export function setLeast(doc: Y.Doc, points: number): void {
  set(doc, 'least', points);
}

export function readMatchingChoices(doc: Y.Doc): MatchingChoices {
  const map = doc.getMap('matching');
  const entries = [...map];
  const ticked = (prefix: string) =>
    entries.flatMap(([key, value]) =>
      key.startsWith(prefix) && value === true ? [key.slice(prefix.length)] : [],
    );
  const chosen = entries.flatMap(([key, value]): [string, string][] =>
    key.startsWith('mentor:') && typeof value === 'string'
      ? [[key.slice('mentor:'.length), value]]
      : [],
  );
  const ruledOut = ticked('ban:');
  const takenBack = withdrawn(doc).filter((key) => typeof map.get(`ban:${key}`) !== 'boolean');
  return {
    chosen: new Map(chosen),
    bans: new Set([...ruledOut, ...takenBack]),
    takenBack: new Set(takenBack),
    groups: new Set(ticked('group:')),
    weights: Object.fromEntries(
      scoreParts.map((part) => [
        part,
        numberIn(map.get(`weight:${part}`), greatestWeight) ?? usualWeights[part],
      ]),
    ) as Record<ScorePart, number>,
    least: numberIn(map.get('least'), 100) ?? usualLeast,
  };
}

export const matchingDecisions = [
  'chosenMentor',
  'chosenMentee',
  'leftOut',
  'banned',
  'allowed',
  'group',
] as const;
/** What curators decided about somebody; with whom it was is about the other one, too, and is not told. */
export type MatchingDecision = (typeof matchingDecisions)[number];

/** All decisions that are about one person, one for each. */
export function decisionsAbout(doc: Y.Doc, personId: string): MatchingDecision[] {
  return [...doc.getMap('matching')].flatMap(([key, value]): MatchingDecision[] => {
    const [kind, who] = splitAt(key, ':');
    if (kind === 'group') return who === personId && value === true ? ['group'] : [];
    if (kind === 'mentor' && typeof value === 'string') {
      if (who === personId) return [value ? 'chosenMentor' : 'leftOut'];
      return value === personId ? ['chosenMentee'] : [];
    }
    if (kind !== 'ban' || typeof value !== 'boolean') return [];
    return splitAt(who, '/').includes(personId) ? [value ? 'banned' : 'allowed'] : [];
  });
}

function splitAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** Of proposals that somebody declined or a curator took back: nobody is asked the same twice by the computer. */
function withdrawn(doc: Y.Doc): string[] {
  const gone = new Set(
    [...doc.getMap<Item>('pairs')].flatMap(([id, item]) =>
      item instanceof Y.Map && item.get('removedAt') ? [id] : [],
    ),
  );
  if (gone.size === 0) return [];
  const members = liveItems(doc, 'members')
    .map(([, item]) => ({
      pairId: stringOf(item, 'pairId'),
      personId: stringOf(item, 'personId'),
      part: oneOf(item, 'part', pairParts, 'mentee'),
    }))
    .filter(({ pairId }) => gone.has(pairId));
  const mentors = members.filter(({ part }) => part === 'mentor');
  return mentors.flatMap((mentor) =>
    members
      .filter(({ pairId, part }) => pairId === mentor.pairId && part === 'mentee')
      .map((mentee) => banKey(mentor.personId, mentee.personId)),
  );
}

function set(doc: Y.Doc, key: string, value: string | number | boolean | null): void {
  const map = doc.getMap('matching');
  const present = map.get(key);
  if (present === value || (present === undefined && value === null)) return;
  edit(doc, () => map.set(key, value));
}

function numberIn(value: unknown, most: number): number | null {
  return typeof value === 'number' && value >= 0 && value <= most ? value : null;
}
