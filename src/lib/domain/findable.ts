import type { IsoDate } from './dates.ts';

/**
 * What can be found. `reflection` is an entry of one's own diary, `shared` what the pair was shown, `point` what waits to
 * be talked about.
 */
export const findableKinds = [
  'goal',
  'task',
  'agreement',
  'meeting',
  'point',
  'reflection',
  'shared',
  'remark',
  'foot',
  'report',
] as const;
export type FindableKind = (typeof findableKinds)[number];

/** One thing with words in it, as the search knows it. */
export interface Findable {
  readonly kind: FindableKind;
  readonly pairId: string;
  readonly id: string;
  /** What it is called; empty when it has no name. */
  readonly title: string;
  /** Its other words. */
  readonly texts: readonly string[];
  /** The meeting that an agreement belongs to. */
  readonly meetingId: string;
  /** A day to tell it by, or empty. */
  readonly day: IsoDate;
}
