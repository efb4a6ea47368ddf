import type { RosterReader } from '#server/access/roster-reader.ts';
import type { Visits } from '#server/access/visits.ts';
import type { Log } from '#server/log.ts';
import type { RelayLimits } from './limits.ts';
import type { Rooms } from './rooms.ts';

/** What the parts of one relay share. */
export interface RelayContext {
  readonly rosters: RosterReader;
  readonly rooms: Rooms;
  readonly visits: Visits;
  readonly limits: RelayLimits;
  readonly log: Log;
  readonly now: () => number;
}
