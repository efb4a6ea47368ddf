import { formatDocumentName, type DocumentKind } from '#lib/domain/document-name.ts';
import type { AuditKind } from '#lib/protocol/api.ts';
import type { RosterReader } from '#server/access/roster-reader.ts';
import type { Log } from '#server/log.ts';
import type { Relay } from '#server/relay/relay.ts';
import type { AuditEvent, DocumentStore } from '#server/storage/port.ts';
import { roleChanges } from './role-changes.ts';
import { createSubjectWatch } from './subject-watch.ts';

/** A change of one of these is noted. What people write for themselves is nobody's business. */
const watchedKinds: ReadonlySet<DocumentKind> = new Set([
  'programme',
  'roster',
  'pair',
  'supervision',
]);

/** Who goes on writing is noted again after this at the earliest, and after twice this at the latest. */
const quietMs = 60 * 60_000;

export interface AuditOptions {
  readonly store: Pick<DocumentStore, 'recordEvent' | 'load'>;
  readonly rosters: Pick<RosterReader, 'of' | 'onChange' | 'current'>;
  readonly relay: Pick<Relay, 'onDocumentChanged' | 'compute'>;
  readonly log: Log;
  readonly now: () => number;
}

export interface AuditNote {
  readonly org: string;
  readonly kind: AuditKind;
  readonly personId: string | null;
  readonly subjectId?: string;
  readonly document?: string;
  readonly detail?: string;
}

/** Keeps note of who did what; the openings of documents are noted by `Visits`. */
export interface Audit {
  /** Resolves when the note is durable. To be awaited before something is given out that must be on record. */
  note(note: AuditNote): Promise<void>;
  /** The same for what has happened already: a failure is logged. */
  noteLater(note: AuditNote): void;
  /** The same, unless it was noted a while ago: who looks at a page looks again. */
  noteOnce(note: AuditNote): void;
  /** Resolves when everything that was changed until now is on record. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export function createAudit({ store, rosters, relay, log, now }: AuditOptions): Audit {
  const changes = new RecentChanges(now);

  const note = ({ subjectId, document, detail, ...rest }: AuditNote) =>
    store.recordEvent({
      ...rest,
      subjectId: subjectId ?? null,
      document: document ?? null,
      detail: detail ?? '',
      at: now(),
    } satisfies AuditEvent);
  const noteLater = (what: AuditNote) => {
    note(what).catch((error) => log.error('not put on record', error, { kind: what.kind }));
  };
  const isNew = ({ org, kind, personId, subjectId, document, detail }: AuditNote) =>
    changes.isNew(JSON.stringify([org, kind, personId, subjectId, document, detail]));
  const subjects = createSubjectWatch({
    ...{ store, log },
    compute: relay.compute,
    note: async (what, isMinor) => {
      if (!isMinor || isNew(what)) await note(what);
    },
  });

  const watchRoles = roleChanges((org, change) => noteLater({ org, kind: 'role', ...change }));
  const stopRosters = rosters.onChange((org) => {
    const current = rosters.current(org);
    if (current) watchRoles.read(org, current.access);
  });
  const stopDocuments = relay.onDocumentChanged((name, cause, personId, news) => {
    if (cause !== 'update' || !personId || !watchedKinds.has(name.kind)) return;
    if (name.kind === 'roster') watchRoles.changedBy(name.org, personId);
    if (news) subjects.changed(name, personId, news);
    const document = formatDocumentName(name);
    const change = { org: name.org, kind: 'changed', personId, document } as const;
    if (isNew(change)) noteLater(change);
  });

  return {
    note,
    noteLater,
    noteOnce(what) {
      if (isNew(what)) noteLater(what);
    },
    settle: () => subjects.settle(),
    async close() {
      stopRosters();
      stopDocuments();
      await subjects.settle();
    },
  };
}

/** Remembers in two halves, of which the older is dropped as a whole: a busy day costs no sweeping. */
class RecentChanges {
  readonly #now: () => number;
  #recent = new Set<string>();
  #older = new Set<string>();
  #since: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#since = now();
  }

  isNew(key: string): boolean {
    const now = this.#now();
    if (now - this.#since >= quietMs) {
      this.#older = now - this.#since < 2 * quietMs ? this.#recent : new Set();
      this.#recent = new Set();
      this.#since = now;
    }
    if (this.#recent.has(key) || this.#older.has(key)) return false;
    this.#recent.add(key);
    return true;
  }
}
