import { expect, it } from 'vitest';
import * as Y from 'yjs';

import { prepareForEditing } from '#lib/documents/document.ts';
import { addOwnRoleModel } from '#lib/documents/programme-lists.ts';
import { readProgramme, switchForm, switchRoleModel } from '#lib/documents/programme.ts';
import { offeredRoleModels, onlyOffer } from './role-model-choice.ts';

it('a pair is offered the role models that are on and the programme’s own, and none of a form that is off', () => {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'programme', 'curator');
  switchRoleModel(doc, 'studentStudent', 'leaderPassive', false);
  addOwnRoleModel(doc, 'studentStudent', ' Читатель – нечитающий ');
  addOwnRoleModel(doc, 'studentStudent', '  ');
  addOwnRoleModel(doc, 'teacherStudent', 'Мастер – ученик');
  switchForm(doc, 'employerStudent', false);
  const programme = readProgramme(doc);
  expect(
    offeredRoleModels(programme, 'studentStudent').map((offer) => offer.roleModel ?? offer.label),
  ).toEqual(['achieverUnderachiever', 'equalToEqual', 'adaptedUnadapted', 'Читатель – нечитающий']);
  expect(offeredRoleModels(programme, 'studentStudent').at(-1)).toMatchObject({
    roleModel: null,
    ownRoleModel: 'Читатель – нечитающий',
  });
  expect(offeredRoleModels(programme, 'employerStudent')).toEqual([]);
});

it('where a form has one role model, nobody need choose it', () => {
  const doc = new Y.Doc();
  prepareForEditing(doc, 'programme', 'curator');
  const only = () => onlyOffer(offeredRoleModels(readProgramme(doc), 'teacherStudent'));
  expect(only()).toBeUndefined();
  switchRoleModel(doc, 'teacherStudent', 'activeProfessionalIndifferent', false);
  switchRoleModel(doc, 'teacherStudent', 'colleagueYoungColleague', false);
  expect(only()?.roleModel).toBe('teacherFutureTeacher');
});
