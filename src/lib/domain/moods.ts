import type { Face, Meeting, MoodMoment } from './journal.ts';

/**
 * The five faces. Each person chooses on their own; nobody sees another's before all who were there have
 * chosen, and from then on they stand. The app keeps that rule: the faces lie in the pair's document.
 */

/** Those who were there and have not chosen yet. */
export function yetToChoose({ present, moods }: Meeting, moment: MoodMoment): string[] {
  return present.filter((personId) => moods[personId]?.[moment] === undefined);
}

/** Whether everybody who was there has chosen; with nobody there, nothing is to be seen. */
export function areMoodsOpen(meeting: Meeting, moment: MoodMoment): boolean {
  return meeting.present.length > 0 && yetToChoose(meeting, moment).length === 0;
}

/**
 * Whether this person's face stands: the others' are open, and who has seen them would not choose on their own any
 * more. Until then it can be chosen again.
 */
export function isMoodFixed(meeting: Meeting, moment: MoodMoment, personId: string): boolean {
  return areMoodsOpen(meeting, moment) && meeting.moods[personId]?.[moment] !== undefined;
}

/** One person's face. */
export interface Mood {
  readonly personId: string;
  readonly face: Face;
}

/**
 * The faces that `viewerId` may see: their own always, the others' once they are open. A member who has
 * not chosen sees none, also when somebody unticked that they were there.
 */
export function visibleMoods(
  meeting: Meeting,
  moment: MoodMoment,
  viewerId: string,
  members: readonly string[],
): Mood[] {
  const chosen = meeting.moods[viewerId]?.[moment] !== undefined;
  const open = areMoodsOpen(meeting, moment) && (chosen || !members.includes(viewerId));
  return Object.entries(meeting.moods).flatMap(([personId, faces]) => {
    const face = faces[moment];
    return face && (open || personId === viewerId) ? [{ personId, face }] : [];
  });
}
