import * as Y from 'yjs';

import { addDiaryEntry } from '#lib/documents/diary.ts';
import { shareReflection } from '#lib/documents/pair-reflections.ts';
import type { Stage } from './play-pair.ts';
import { openCopy } from './tablets.ts';
import type { StoryMeeting } from './texts/storyline.ts';

export interface Diaries {
  /** Writes what each thought in the evening after that meeting. */
  write(story: StoryMeeting, meetingId: string): void;
  updates(): ReadonlyMap<string, Uint8Array>;
  /** What each shared, by the author's id. */
  shared(): ReadonlyMap<string, Uint8Array>;
}

/** The diaries of a pair's people; somebody who never wrote has none. */
export function createDiaries({ cast, random, clock, person }: Stage): Diaries {
  const diaries = new Map<string, Y.Doc>();
  const shared = new Map<string, Y.Doc>();
  const sharedBy = (id: string) => {
    const doc = shared.get(id) ?? openCopy('shared', id, random, clock);
    shared.set(id, doc);
    return doc;
  };
  return {
    write(story, meetingId) {
      for (const thought of story.thoughts ?? []) {
        const { id } = person(thought.by);
        const diary = diaries.get(id) ?? openCopy('diary', id, random, clock);
        diaries.set(id, diary);
        const answers: Record<string, string> = {};
        for (const prompt of ['worked', 'hard', 'willTry', 'need'] as const) {
          const answer = thought[prompt];
          if (answer) answers[prompt] = cast.word(answer);
        }
        const sharedId = thought.shared
          ? shareReflection(sharedBy(id), meetingId, Object.values(answers).join('\n\n'))
          : '';
        addDiaryEntry(diary, {
          pairId: cast.pairId,
          meetingId,
          answers,
          sure: thought.sure,
          sharedId,
          sharedWith: sharedId ? cast.mentor.id : '',
        });
      }
    },
    updates: () => encodeAll(diaries),
    shared: () => encodeAll(shared),
  };
}

function encodeAll(docs: ReadonlyMap<string, Y.Doc>): ReadonlyMap<string, Uint8Array> {
  return new Map([...docs].map(([id, doc]) => [id, Y.encodeStateAsUpdate(doc)]));
}
