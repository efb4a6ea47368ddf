import type * as Y from 'yjs';

import { waitingPoints } from '#lib/domain/agenda.ts';
import { localDay } from '#lib/domain/dates.ts';
import type { DocumentName } from '#lib/domain/document-name.ts';
import type { Findable, FindableKind } from '#lib/domain/findable.ts';
import { parseSharedId } from '#lib/domain/shared-reflections.ts';
import { readAgendaPoints } from './agenda.ts';
import { readDiary, reflectionPrompts } from './diary.ts';
import { readJournal } from './pair-journal.ts';
import { readPlan } from './pair-plan.ts';
import { readSharedReflections } from './pair-reflections.ts';
import { readReportWords } from './pair-report.ts';
import { footFields, footText, menteesWithFoot } from './plan-foot.ts';
import { readAnswers } from './remark-answers.ts';
import { readRemarks, readReplies } from './remarks.ts';

/** Everything in a document that has words to be found. */
export function findablesIn(doc: Y.Doc, { kind, id }: DocumentName): Findable[] {
  if (kind === 'pair')
    return [...planFindables(doc, id), ...journalFindables(doc, id)].filter(hasWords);
  if (kind === 'shared') return sharedFindables(doc, id).filter(hasWords);
  if (kind === 'supervision') return remarkFindables(doc, id).filter(hasWords);
  return kind === 'diary' ? diaryFindables(doc).filter(hasWords) : [];
}

function planFindables(doc: Y.Doc, pairId: string): Findable[] {
  const { goals, tasks } = readPlan(doc);
  return [
    ...goals.map(({ id, title, gap, success }) =>
      findable('goal', pairId, { id, title, texts: [gap, success] }),
    ),
    ...tasks.map((task) => findable('task', pairId, { ...task, texts: taskTexts(task) })),
    ...menteesWithFoot(doc).map((menteeId) => {
      const texts = footFields.map((field) => footText(doc, menteeId, field).toString());
      return findable('foot', pairId, { id: menteeId, texts });
    }),
    findable('report', pairId, { id: 'report', texts: Object.values(readReportWords(doc)) }),
  ];
}

function journalFindables(doc: Y.Doc, pairId: string): Findable[] {
  const { meetings, agreements } = readJournal(doc);
  const points = readAgendaPoints(doc);
  const onlyAgreed = agreements.filter(({ inPlan }) => !inPlan);
  return [
    ...meetings.map((meeting) => {
      const { id, topic, agenda, notes, difficulties, place, missedReason, heldOn } = meeting;
      const talked = points.filter((point) => meeting.talked.includes(point.id));
      const texts = [notes, difficulties, agenda, place, missedReason];
      texts.push(...talked.map(({ title }) => title));
      return findable('meeting', pairId, { id, title: topic, texts, day: heldOn });
    }),
    ...waitingPoints(meetings, points).map((point) => findable('point', pairId, point)),
    ...onlyAgreed.map((task) => findable('agreement', pairId, { ...task, texts: taskTexts(task) })),
    ...readAnswers(doc).map(({ id, remarkId, text, createdAt }) =>
      // What leads to the remark is the remark; its answers each lie in a row of their own.
      findable('remark', pairId, {
        id: `${remarkId}/${id}`,
        texts: [text],
        day: localDay(createdAt),
      }),
    ),
  ];
}

function sharedFindables(doc: Y.Doc, sharedId: string): Findable[] {
  const pairId = parseSharedId(sharedId)?.pairId;
  if (pairId === undefined) return [];
  return readSharedReflections(doc).map(({ id, text, sharedAt }) =>
    findable('shared', pairId, { id, texts: [text], day: localDay(sharedAt) }),
  );
}

function taskTexts(task: Record<(typeof taskFields)[number], string>): string[] {
  return taskFields.map((field) => task[field]);
}
const taskFields = ['plannedResult', 'actualResult', 'evidence', 'reason', 'formOfWork'] as const;

function remarkFindables(doc: Y.Doc, pairId: string): Findable[] {
  const said = [
    ...readRemarks(doc),
    ...readReplies(doc).map((reply) => ({ ...reply, id: `${reply.remarkId}/${reply.id}` })),
  ];
  return said.map(({ id, text, createdAt }) =>
    findable('remark', pairId, { id, texts: [text], day: localDay(createdAt) }),
  );
}

function diaryFindables(doc: Y.Doc): Findable[] {
  return readDiary(doc).map(({ id, pairId, answers, createdAt }) =>
    findable('reflection', pairId, {
      id,
      texts: reflectionPrompts.map((prompt) => answers[prompt]),
      day: localDay(createdAt),
    }),
  );
}

function findable(
  kind: FindableKind,
  pairId: string,
  { id, title = '', texts, meetingId = '', day = '' }: Pick<Findable, 'id'> & Partial<Findable>,
): Findable {
  const said = (texts ?? []).map((text) => text.trim()).filter(Boolean);
  return { kind, pairId, id, title, texts: said, meetingId, day };
}

const hasWords = ({ title, texts }: Findable) => title.trim() !== '' || texts.length > 0;
