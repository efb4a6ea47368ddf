import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';

import {
  addDiaryEntry,
  readDiary,
  setSharedAs,
  takeEntryBack,
  type DiaryEntry,
  type ReflectionPart,
} from '#lib/documents/diary.ts';
import { prepareForEditing } from '#lib/documents/document.ts';
import { readSharedReflections, shareReflection } from '#lib/documents/pair-reflections.ts';
import { isStale, wordsToShare, writtenParts } from './shared-words.ts';

const questions = {
  worked: () => 'Что получилось?',
  hard: () => 'Что трудно?',
  willTry: () => 'Что попробую?',
  need: () => 'Что нужно?',
};
const answers = { worked: 'ПОЛУЧИЛОСЬ ', hard: 'ТРУДНОСТЬ', willTry: ' ', need: 'НУЖДА' };

function shareParts(parts: readonly ReflectionPart[]) {
  const [diary, pair] = [new Y.Doc(), new Y.Doc()];
  prepareForEditing(diary, 'diary', 'mentee');
  prepareForEditing(pair, 'shared', 'mentee');
  const id = addDiaryEntry(diary, { pairId: 'p', meetingId: 'meeting', answers, sure: 4 });
  const [entry] = readDiary(diary);
  const { text, sure } = wordsToShare(entry!, parts, questions);
  shareReflection(pair, 'meeting', text, { sure, id });
  setSharedAs(diary, id, id, 'mentor', parts);
  return { diary, pair, entry: readDiary(diary)[0]!, copy: readSharedReflections(pair)[0]! };
}

describe('sharing a part of a reflection', () => {
  it('puts nothing else of it into the document of the pair', () => {
    const { pair, entry, copy } = shareParts(['hard']);
    expect(copy).toMatchObject({ text: 'Что трудно?\nТРУДНОСТЬ', sure: null });
    expect(entry.sharedParts).toEqual(['hard']);
    const stored = new TextDecoder().decode(Y.encodeStateAsUpdate(pair));
    expect(stored).toContain('ТРУДНОСТЬ');
    for (const word of ['ПОЛУЧИЛОСЬ', 'НУЖДА']) expect(stored).not.toContain(word);
  });

  it('forgets the copy, the mentor of its time and the parts when it is taken back', () => {
    const { diary, entry } = shareParts(['hard', 'sure']);
    expect(entry).toMatchObject({ sharedWith: 'mentor', sharedParts: ['hard', 'sure'] });
    takeEntryBack(diary, entry);
    expect(readDiary(diary)[0]).toMatchObject({ sharedId: '', sharedWith: '', sharedParts: [] });
    const item = diary.getMap<Y.Map<unknown>>('entries').get(entry.id);
    expect([item?.get('share.hard'), item?.get('share.sure')]).toEqual([false, false]);
  });

  it('offers what is written, and how sure one feels as a part of its own', () => {
    const { entry } = shareParts(['worked', 'sure']);
    expect(writtenParts(entry)).toEqual(['worked', 'hard', 'need', 'sure']);
    expect(wordsToShare(entry, ['worked', 'sure'], questions)).toEqual({
      text: 'Что получилось?\nПОЛУЧИЛОСЬ',
      sure: 4,
    });
  });

  it('knows when the pair sees something else than what now stands there', () => {
    const { entry, copy } = shareParts(['worked', 'hard']);
    const changed = (change: Partial<DiaryEntry['answers']>): DiaryEntry => ({
      ...entry,
      answers: { ...entry.answers, ...change },
    });
    expect(isStale(copy, entry, [questions])).toBe(false);
    expect(isStale(copy, changed({ need: 'другое' }), [questions])).toBe(false);
    expect(isStale(copy, changed({ hard: 'ТРУД' }), [questions])).toBe(true);
    expect(isStale(copy, entry, [{ ...questions, hard: () => 'Иначе?' }])).toBe(true);
    expect(isStale(copy, entry, [{ ...questions, hard: () => 'Иначе?' }, questions])).toBe(false);
  });

  it('of an entry that an earlier app shared all answers count as shared', () => {
    const diary = new Y.Doc();
    prepareForEditing(diary, 'diary', 'mentee');
    addDiaryEntry(diary, { pairId: 'p', answers, sure: 4, sharedId: 'copy' });
    expect(readDiary(diary)[0]?.sharedParts).toEqual(['worked', 'hard', 'willTry', 'need']);
  });
});
