import { consentPurposes } from '#lib/domain/consents.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import { pairStates } from '#lib/domain/pair-state.ts';
import { passportFields, programmeLists } from '#lib/domain/programme.ts';
import type { AuditNote } from './audit.ts';
import type { Touched } from './touched.ts';

/** What the record says of one change of a roster or a programme; the caller knows who and where. */
export interface SubjectNote extends Pick<AuditNote, 'kind' | 'subjectId' | 'document' | 'detail'> {
  /** Letters and dates, of which many follow each other: once in a while is enough. */
  readonly isMinor: boolean;
}

/** Of these keys of a person the record speaks otherwise: as a change of role, or of taking part. */
const toldElsewhere: ReadonlySet<string> = new Set([
  ...['role', 'curatorUntil', 'removedAt', 'removedBy', 'rank'],
]);

/** Whom and what changes of a roster were about. */
export function rosterNotes(org: string, touched: readonly Touched[]): SubjectNote[] {
  const newPairs = new Set(
    touched.flatMap(({ root, id, isNew }) => (root === 'pairs' && isNew ? [id] : [])),
  );
  return touched.flatMap((thing) => noteOfRoster(org, thing, newPairs));
}

function noteOfRoster(
  org: string,
  { root, id, isNew, keys, says }: Touched,
  newPairs: ReadonlySet<string>,
): SubjectNote[] {
  const isGone = Boolean(says['removedAt']);
  const changed = (subjectId: string | undefined, detail: string): SubjectNote[] => [
    { kind: 'changed', document: `${org}/roster`, detail, isMinor: true, ...about(subjectId) },
  ];
  switch (root) {
    case 'people':
      if (isNew) return changed(id, 'added').map((note) => ({ ...note, isMinor: false }));
      return keys.some((key) => !toldElsewhere.has(key)) ? changed(id, 'edited') : [];
    case 'consents':
    case 'withdrawals': {
      if (!isNew && !keys.includes('removedAt')) return [];
      const what = root === 'consents' ? 'given' : 'withdrawn';
      const how = isGone ? `${what}.mistake` : what;
      const purpose = consentPurposes.find((each) => each === says['purpose']) ?? '';
      return [
        {
          kind: 'consent',
          detail: `${how}:${purpose}`,
          isMinor: false,
          ...about(says['personId']),
        },
      ];
    }
    case 'pairs': {
      const pair = { kind: 'pairing' as const, subjectId: id, isMinor: false };
      const state = pairStates.find((each) => each === says['state']) ?? 'active';
      if (isNew) return [{ ...pair, detail: state === 'active' ? 'formed' : state }];
      if (keys.includes('removedAt')) return [{ ...pair, detail: isGone ? 'takenBack' : state }];
      if (keys.includes('state')) return [{ ...pair, detail: state }];
      return [{ ...pair, detail: 'edited', isMinor: true }];
    }
    case 'members': {
      const pairId = says['pairId'] ?? '';
      if (newPairs.has(pairId) || !(isNew || keys.includes('removedAt'))) return [];
      const document = formatDocumentName({ org, kind: 'pair', id: pairId });
      const detail = isGone ? 'left' : 'joined';
      return [{ kind: 'pairing', document, detail, isMinor: false, ...about(says['personId']) }];
    }
    case 'interviews':
    case 'trainings':
      return changed(says['personId'], 'selection');
    case 'criteria':
      return changed(undefined, 'criteria');
    case 'recognition':
      return changed(says['personId'], 'recognition');
    case 'matching':
      // `mentor:<mentee>`, `ban:<mentor>/<mentee>`, `group:<mentor>`; weights are about nobody.
      return changed(/^(?:mentor|ban|group):([^/]+)/u.exec(id)?.[1], 'matching');
    default: {
      const [what, personId] = root.split(':');
      return what === 'request' ? changed(personId, 'request') : [];
    }
  }
}

function about(subjectId: string | undefined): { readonly subjectId?: string } {
  return subjectId ? { subjectId } : {};
}

/** Which parts of a programme were changed; it is about nobody. */
export function programmeNotes(org: string, touched: readonly Touched[]): SubjectNote[] {
  const sections = new Set(touched.map(({ root }) => sectionOf(root)));
  return [...sections].flatMap((detail) =>
    detail === undefined
      ? []
      : [{ kind: 'changed' as const, document: `${org}/programme`, detail, isMinor: true }],
  );
}

const formRoots: readonly string[] = ['form', 'forms', 'roleModels', 'ownRoleModels'];
const passportRoots: readonly string[] = [...passportFields, 'name'];

function sectionOf(root: string): string | undefined {
  const [first = ''] = root.split(':');
  if (passportRoots.includes(first)) return 'passport';
  if (formRoots.includes(first)) return 'forms';
  if (first === 'period' || first === 'archive') return 'periods';
  if (first === 'retention') return 'retention';
  return programmeLists.find((list) => list === first);
}
