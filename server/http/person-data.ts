import * as Y from 'yjs';

import { readAgendaPoints } from '#lib/documents/agenda.ts';
import { readResponses } from '#lib/documents/answers.ts';
import { decisionsAbout } from '#lib/documents/matching-choices.ts';
import { readCriteria, readSelections } from '#lib/documents/mentor-selection.ts';
import { readJournal } from '#lib/documents/pair-journal.ts';
import type { PairData, PersonData } from '#lib/documents/person-data.ts';
import { readPlan } from '#lib/documents/pair-plan.ts';
import { readSharedReflections } from '#lib/documents/pair-reflections.ts';
import { readRatings } from '#lib/documents/pair-ratings.ts';
import { readReportWords } from '#lib/documents/pair-report.ts';
import { readAllFeet } from '#lib/documents/plan-foot.ts';
import { readProposalAnswers } from '#lib/documents/proposal-answers.ts';
import { readRequest } from '#lib/documents/requests.ts';
import { sharedIdsOf } from '#lib/documents/roster-access.ts';
import type { Roster, RosterPair } from '#lib/documents/roster.ts';
import { readSignatures } from '#lib/documents/signatures.ts';
import { readSupervision } from '#lib/documents/supervision.ts';
import type { DocumentKind } from '#lib/domain/document-name.ts';
import { formatDocumentName } from '#lib/domain/document-name.ts';
import { ratingsFor } from '#lib/domain/ratings.ts';
import { isEmptyRequest } from '#lib/domain/request.ts';
import { parseSharedId } from '#lib/domain/shared-reflections.ts';
import type { Relay } from '#server/relay/relay.ts';
import type { DocumentStore } from '#server/storage/port.ts';

export interface PersonDataSources {
  readonly org: string;
  readonly personId: string;
  readonly roster: Roster;
  readonly relay: Pick<Relay, 'read'>;
  readonly store: Pick<DocumentStore, 'versionsOf'>;
}

/** The pairs that a person is or was in. */
export function pairsOf({ pairs }: Roster, personId: string): RosterPair[] {
  return pairs.filter(({ members, former }) =>
    [...members, ...former].some((member) => member.personId === personId),
  );
}

/** Everything about one person that a curator may read, as plain data in the app's own words. */
export async function collectPersonData({
  org,
  personId,
  roster,
  relay,
  store,
}: PersonDataSources): Promise<PersonData> {
  async function read<Result>(
    kind: DocumentKind,
    id: string,
    reading: (doc: Y.Doc) => Result,
  ): Promise<Result> {
    const doc = new Y.Doc();
    try {
      Y.applyUpdate(doc, await relay.read({ org, kind, id }), 'store');
      return reading(doc);
    } finally {
      doc.destroy();
    }
  }

  const request = (doc: Y.Doc) => readRequest(doc, personId);
  const rosterRow = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('people').get(personId)?.toJSON();

  const choosing = (doc: Y.Doc) => {
    const { interviews = [], trainings = [] } = readSelections(doc).get(personId) ?? {};
    const marked = new Set(interviews.flatMap(({ marks }) => Object.keys(marks)));
    const criteria = readCriteria(doc).filter(({ id }) => marked.has(id));
    return { interviews, trainings, criteria, decisions: decisionsAbout(doc, personId) };
  };

  async function pairData(pair: RosterPair): Promise<PairData> {
    const shared = sharedIdsOf(pair).filter((id) => parseSharedId(id)?.authorId === personId);
    const document = formatDocumentName({ org, kind: 'pair', id: pair.id });
    const supervision = await read('supervision', pair.id, readSupervision);
    // The part of now before that of earlier days: a mentee who has left is told no more than they were.
    const part = [...pair.members, ...pair.former].find((each) => each.personId === personId)?.part;
    return {
      id: pair.id,
      supervision,
      ...(await read('pair', pair.id, (doc) => ({
        plan: readPlan(doc),
        feet: readAllFeet(doc, supervision.people),
        journal: readJournal(doc),
        points: readAgendaPoints(doc),
        signatures: readSignatures(doc),
        ratings: ratingsFor({ personId, part: part ?? null }, readRatings(doc)),
        report: readReportWords(doc),
      }))),
      shared: (
        await Promise.all(shared.map((id) => read('shared', id, readSharedReflections)))
      ).flat(),
      versions: (await store.versionsOf(document)).map(({ reason, at }) => ({
        reason,
        at: new Date(at).toISOString(),
      })),
    };
  }

  const pairs: PairData[] = [];
  for (const pair of pairsOf(roster, personId)) pairs.push(await pairData(pair));
  return {
    person: (await read('roster', '', rosterRow)) ?? {},
    consents: roster.consents.filter((consent) => consent.personId === personId),
    pairs,
    answers: await read('answers', personId, readResponses),
    requests: [await read('answers', personId, request), await read('roster', '', request)].filter(
      (said) => !isEmptyRequest(said),
    ),
    proposals: [...(await read('answers', personId, readProposalAnswers))].map(
      ([pairId, answer]) => ({ pairId, ...answer }),
    ),
    ...(await read('roster', '', choosing)),
  };
}
