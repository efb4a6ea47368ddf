import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { markRated, openRating } from '#lib/documents/pair-ratings.ts';
import { footText } from '#lib/documents/plan-foot.ts';
import { addPair, addPerson, readRoster, removeMember } from '#lib/documents/roster.ts';
import { collectPersonData } from './person-data.ts';

/** A group whose mentor and mentees rated: Anna's entry is open, of her exit and of Boris's entry only one half is. */
function ratedGroup() {
  const roster = new Y.Doc();
  prepareForEditing(roster, 'roster', 'curator');
  for (const id of ['mentor', 'anna', 'boris']) addPerson(roster, { id, name: id });
  const menteeIds = ['anna', 'boris'];
  addPair(roster, { id: 'pair', form: 'teacherStudent', mentorId: 'mentor', menteeIds });

  const pair = new Y.Doc();
  prepareForEditing(pair, 'pair', 'mentor');
  const rate = (
    menteeId: string,
    moment: 'entry' | 'exit',
    values: Readonly<Record<string, number | null>>,
  ) => {
    for (const [personId, value] of Object.entries(values)) {
      const subject = { goalId: 'goal', moment, menteeId, personId };
      markRated(pair, subject);
      if (value !== null) openRating(pair, subject, value);
    }
  };
  rate('anna', 'entry', { mentor: 4, anna: 7 });
  rate('anna', 'exit', { mentor: 9, anna: null });
  rate('boris', 'entry', { mentor: null, boris: 2 });
  rate('boris', 'exit', { mentor: 5, boris: 6 });

  const collect = (personId: string) =>
    collectPersonData({
      ...{ org: 'school', personId, roster: readRoster(roster) },
      relay: {
        read: async ({ kind }) =>
          Y.encodeStateAsUpdate({ roster, pair }[kind as string] ?? new Y.Doc()),
      },
      store: { versionsOf: async () => [] },
    });
  const told = async (personId: string) => {
    const { pairs } = await collect(personId);
    return (pairs[0]?.ratings ?? []).map(({ menteeId, moment, personId: by, value }) =>
      [menteeId, moment, by, value].join(' '),
    );
  };
  return { roster, pair, collect, told };
}

const ofAnna = [
  'anna entry mentor 4',
  'anna entry anna 7',
  // That somebody has rated is told, what they said is not until both are open.
  'anna exit mentor ',
  'anna exit anna ',
];
const ofBoris = [
  'boris entry mentor ',
  'boris entry boris ',
  'boris exit mentor 5',
  'boris exit boris 6',
];

it('the data of a mentee hold their own ratings alone, and no half of one', async () => {
  const { told } = ratedGroup();
  expect(await told('anna')).toEqual(ofAnna);
  expect(await told('boris')).toEqual(ofBoris);
  expect(await told('mentor')).toEqual([...ofAnna, ...ofBoris]);
});

it('a mentee who has left the group is told no more than before', async () => {
  const { roster, told } = ratedGroup();
  const anna = readRoster(roster).pairs[0]?.members.find(({ personId }) => personId === 'anna');
  removeMember(roster, anna?.id ?? '');
  expect(await told('anna')).toEqual(ofAnna);
});

it('the data of a mentee who has left the group have what stands at the foot of their plan', async () => {
  const { pair, collect } = ratedGroup();
  footText(pair, 'anna', 'analysis').insert(0, 'Научилась спорить');
  const { pairs } = await collect('anna');
  expect(pairs[0]?.feet).toEqual([
    { menteeId: 'anna', analysis: 'Научилась спорить', selfAssessment: '' },
  ]);
});
