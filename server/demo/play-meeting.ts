import type * as Y from 'yjs';

import type { Face, InteractionModel } from '#lib/domain/journal.ts';
import {
  meetingText,
  setMeetingState,
  setMeetingValue,
  type MeetingTextField,
} from '#lib/documents/meeting-changes.ts';
import { setModel, setMood, setPresent } from '#lib/documents/meeting-ticks.ts';
import { readJournal } from '#lib/documents/pair-journal.ts';
import { signMeeting } from '#lib/documents/signatures.ts';
import { writeText } from '#lib/documents/text.ts';
import type { Stage } from './play-pair.ts';
import type { StoryMeeting } from './texts/storyline.ts';
import type { DatedMeeting } from './timeline.ts';

/** Turns a planned meeting into a held one: one person writes the record, everybody ticks their face. */
export function holdMeeting(
  stage: Stage,
  { story, on }: DatedMeeting,
  id: string,
  index: number,
): void {
  const { cast, random, tablets } = stage;
  const doc = tablets.of(stage.person(story.by ?? 'mentor').id);
  setMeetingState(doc, id, 'held', on);
  setMeetingValue(doc, id, 'heldOn', on);
  setMeetingValue(doc, id, 'minutes', random.pick([25, 30, 35, 40, 40, 45, 45, 60]));
  write(doc, id, 'notes', cast.word(story.notes));
  if (story.hard) write(doc, id, 'difficulties', cast.word(story.hard));
  for (const model of story.models ?? ladderStep(stage, index)) setModel(doc, id, model, true);

  const present = presentAt(stage, story);
  for (const person of present) setPresent(doc, id, person, true);
  tablets.sync();
  // Each on their own tablet, at once: this is what merging is for.
  for (const person of present) tickFaces(stage, id, person, index);
  if (story.added) {
    const other = tablets.of(stage.person(story.by ? 'mentor' : 'mentee').id);
    const notes = meetingText(other, id, 'notes');
    if (notes) writeText(other, notes, `${notes.toString()}\n\n${cast.word(story.added)}`);
  }
}

/** Everybody who was there signs the record, each on their own tablet. */
export function signRecord({ tablets, cast }: Stage, id: string): void {
  const { meetings } = readJournal(tablets.of(cast.mentor.id));
  const present = meetings.find((meeting) => meeting.id === id)?.present ?? [];
  for (const person of present) signMeeting(tablets.of(person), id, person);
}

function write(doc: Y.Doc, id: string, field: MeetingTextField, value: string): void {
  const text = meetingText(doc, id, field);
  if (text) writeText(doc, text, value);
}

/** Everybody, but in a group now and then one is away who has nothing to say this time. */
function presentAt(stage: Stage, story: StoryMeeting): string[] {
  const { mentor, mentees } = stage.cast;
  const speaking = new Set<string>(
    [story.by ?? 'mentor', ...(story.thoughts ?? []).map((thought) => thought.by)].map(
      (voice) => stage.person(voice).id,
    ),
  );
  const here = mentees.filter(
    ({ id }, place) => place === 0 || speaking.has(id) || stage.random.chance(0.85),
  );
  return [mentor, ...here].map((person) => person.id);
}

function tickFaces(stage: Stage, id: string, personId: string, index: number): void {
  const { random, tablets, diligence } = stage;
  // A first meeting is uneasy; later ones are better, unless the work does not go well.
  const ease = (index > 1 ? 1 : 0) + (diligence > 0.5 ? 1 : 0);
  const before = random.int(1, 2) + ease;
  const after = before + random.pick([0, 0, 1, 1, 1, 2]);
  const face = (value: number) => Math.min(5, Math.max(1, value)) as Face;
  const doc = tablets.of(personId);
  setMood(doc, id, personId, 'before', face(before));
  if (random.chance(0.9)) setMood(doc, id, personId, 'after', face(after));
}

/** The ladder from telling to independence, climbed over the year with a step back at times. */
function ladderStep(stage: Stage, index: number): InteractionModel[] {
  const step = Math.min(5, Math.max(1, 1 + Math.floor(index / 2.5) + stage.random.int(-1, 0)));
  const steps = stage.random.chance(0.4) ? [step, Math.min(5, step + 1)] : [step];
  return [...new Set(steps)] as InteractionModel[];
}
