/**
 * What a person of a pair shares of their reflections, in the time of one mentor, is a document of its own:
 * `shared/<pair>.<mentor>.<author>`. The mentor who comes after cannot open it, so nothing goes along that
 * its author has not shared again, and nothing has to be deleted when a pair is handed over.
 */
export interface SharedBy {
  readonly pairId: string;
  /** In whose time as mentor it is shared: no other mentor of the pair reads it. */
  readonly mentorId: string;
  readonly authorId: string;
}

export function formatSharedId({ pairId, mentorId, authorId }: SharedBy): string {
  return [pairId, mentorId, authorId].join('.');
}

/** `undefined` for what is no such id. */
export function parseSharedId(id: string): SharedBy | undefined {
  const [pairId, mentorId, authorId, ...rest] = id.split('.');
  if (!pairId || !mentorId || !authorId || rest.length > 0) return undefined;
  return { pairId, mentorId, authorId };
}

/** Who is and was in a pair, by id. */
export interface PairPeople {
  readonly mentorIds: readonly string[];
  readonly formerMentorIds: readonly string[];
  readonly menteeIds: readonly string[];
}

/**
 * Every document that something may be shared in, those of the present mentor first. A mentor who has left is
 * an author in the time of the next ones too: that is how they let their own words go along.
 */
export function sharedDocumentsOf(pairId: string, people: PairPeople): SharedBy[] {
  const { mentorIds, formerMentorIds, menteeIds } = people;
  const past = formerMentorIds.filter((id) => !mentorIds.includes(id));
  return [...mentorIds, ...past].flatMap((mentorId) =>
    [...new Set([mentorId, ...menteeIds, ...past])].map((authorId) => ({
      pairId,
      mentorId,
      authorId,
    })),
  );
}
