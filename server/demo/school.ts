import type { IsoDate } from '#lib/domain/dates.ts';
import { formatDocumentName, type DocumentKind } from '#lib/domain/document-name.ts';
import type { Delivery } from '#server/storage/port.ts';
import { formatSharedId } from '#lib/domain/shared-reflections.ts';
import { momentOn, schoolYearOn } from './calendar.ts';
import { castPair, createPerson, type DemoPerson } from './cast.ts';
import { createNaming } from './names.ts';
import { playPair } from './play-pair.ts';
import { writeProgramme } from './programme-document.ts';
import { createRandom } from './random.ts';
import { writeRequest } from './request-document.ts';
import { writeRoster } from './roster-document.ts';
import { organisationName, staff, waitingPeople } from './texts/programme.ts';
import { createTimeline } from './timeline.ts';

export interface NamedPerson {
  readonly personId: string;
  readonly name: string;
}

export interface PairedPerson extends NamedPerson {
  readonly pairId: string;
}

/** A school in the middle of its programme, as the relay would store it. */
export interface DemoSchool {
  readonly org: string;
  readonly orgName: string;
  /** Yjs updates by document name; the overview is the relay's to derive. */
  readonly documents: ReadonlyMap<string, Uint8Array>;
  readonly deliveries: readonly Delivery[];
  readonly curator: NamedPerson;
  readonly head: NamedPerson;
  /** The pair to look at first. */
  readonly mentor: PairedPerson;
  readonly mentee: PairedPerson;
}

export interface SchoolOptions {
  readonly seed: number;
  readonly today: IsoDate;
  readonly pairs?: number;
}

/**
 * Makes the demonstration school: a year of mentoring played on simulated tablets up to the day
 * before `today`. Equal options give equal bytes.
 */
export function generateSchool({ seed, today, pairs: count = 12 }: SchoolOptions): DemoSchool {
  const random = createRandom(`${seed} school`);
  const org = random.id();
  const year = schoolYearOn(today);
  const documents = new Map<string, Uint8Array>();
  const deliveries: Delivery[] = [];
  const put = (kind: DocumentKind, id: string, update: Uint8Array) => {
    const name = formatDocumentName({ org, kind, id });
    documents.set(name, update);
    return name;
  };

  const naming = createNaming(random);
  const curator = createPerson(random, naming, staff.curator, { role: 'curator' });
  const head = createPerson(random, naming, staff.head, { role: 'head' });
  const pairs = Array.from({ length: count }, (_, index) => {
    const chance = createRandom(`${seed} pair ${index}`);
    const cast = castPair(chance, naming, index);
    const timeline = createTimeline(chance, year, today, cast.storyline, cast.situation);
    const played = playPair(cast, timeline, {
      ...{ year, today, random: chance },
      curatorId: curator.id,
    });
    const document = put('pair', cast.pairId, played.pair);
    for (const [personId, diary] of played.diaries) put('diary', personId, diary);
    for (const [authorId, shared] of played.shared) {
      put(
        'shared',
        formatSharedId({ pairId: cast.pairId, mentorId: cast.mentor.id, authorId }),
        shared,
      );
    }
    for (const { id } of [cast.mentor, ...cast.mentees]) {
      const moment = momentOn(timeline.deliveredOn, 21, chance.int(0, 59));
      deliveries.push({ document, personId: id, at: Date.parse(moment) });
    }
    put('supervision', cast.pairId, played.supervision);
    return { cast, timeline };
  });
  const waiting = waitingPeople.map((person) =>
    createPerson(random, naming, person, {
      request: person.request ?? '',
      competences: person.competences ?? '',
    }),
  );
  for (const [index, { id }] of waiting.entries()) {
    const said = waitingPeople[index];
    if (said?.form) put('answers', id, writeRequest(id, said, year, random));
  }
  put('roster', '', writeRoster({ curator, head, pairs, waiting }, year, random));
  put('programme', '', writeProgramme(curator.id, year, today, random));

  const first = pairs[0]?.cast;
  const [mentee] = first?.mentees ?? [];
  if (!first || !mentee) throw new Error('a demonstration school needs a pair');
  return {
    org,
    orgName: organisationName,
    documents,
    deliveries,
    curator: named(curator),
    head: named(head),
    mentor: { ...named(first.mentor), pairId: first.pairId },
    mentee: { ...named(mentee), pairId: first.pairId },
  };
}

function named({ id, name }: DemoPerson): NamedPerson {
  return { personId: id, name };
}
