import type { RosterReader } from '#server/access/roster-reader.ts';
import type { Visits } from '#server/access/visits.ts';
import type { Compute } from '#server/compute/compute.ts';
import type { Log } from '#server/log.ts';
import type { DocumentStore } from '#server/storage/port.ts';
import type { RelayLimits } from './limits.ts';
import type { OpeningGate } from './opening-gate.ts';
import type { OrganisationBytes } from './organisation-bytes.ts';
import type { RelayCounts } from './relay-counts.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

/** What the parts of one relay share. */
export interface RelayContext {
  readonly store: DocumentStore;
  readonly compute: Compute;
  readonly rosters: RosterReader;
  readonly rooms: Rooms;
  readonly visits: Visits;
  readonly limits: RelayLimits;
  /** The oldest version of a client that is let in. */
  readonly oldestVersion: number;
  readonly gate: OpeningGate;
  readonly organisationBytes: OrganisationBytes;
  readonly counts: RelayCounts;
  readonly log: Log;
  readonly now: () => number;
  /** Whether other relays may write to the same store. */
  readonly hasPeers: () => boolean;
  /** Shows an awareness message to those who are connected to other relays. */
  readonly publishPresence: (room: Room, message: Uint8Array) => void;
}
