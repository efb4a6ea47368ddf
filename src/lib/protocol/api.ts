import type { PersonData } from '#lib/documents/person-data.ts';
import type { Access, Role } from '#lib/domain/access.ts';
import type { DocumentKind } from '#lib/domain/document-name.ts';
import type { PairPart } from '#lib/domain/forms.ts';
import type { PairState } from '#lib/domain/pair-state.ts';
import type { VersionReason } from '#lib/domain/versions.ts';

/** JSON bodies of the HTTP API that the tablet keeps for offline use; the server builds them with the same types. */

/** One of an account's pairs. */
export interface MyPair {
  readonly pairId: string;
  readonly part: PairPart;
  readonly state: PairState;
}

/** A pair whose mentor the account was, before somebody else took over. */
export interface FormerPair {
  readonly pairId: string;
  readonly state: PairState;
  readonly mentors: readonly { readonly personId: string; readonly name: string }[];
  readonly mentees: readonly { readonly personId: string; readonly name: string }[];
}

/** A document that the account may open. */
export interface MyDocument {
  readonly name: string;
  readonly access: Exclude<Access, 'none'>;
}

/** What the account is in one organisation. */
export interface MyPerson {
  readonly org: string;
  readonly orgName: string;
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
  /** Why they take no part and read nothing but their own diary; absent for everybody else. */
  readonly out?: 'left' | 'noConsent' | undefined;
  readonly pairs: readonly MyPair[];
  /** Absent in what a tablet kept from an older server. */
  readonly formerPairs?: readonly FormerPair[];
  /**
   * What to keep on the tablet. For a curator: programme, roster, overview, own diary and answers;
   * pairs' documents are derived from the roster.
   */
  readonly documents: readonly MyDocument[];
}

/** `GET /api/me` */
export interface Me {
  readonly accountId: string;
  readonly username: string | null;
  readonly hasPassword: boolean;
  readonly persons: readonly MyPerson[];
  /** True when the account belongs to a demonstration school. */
  readonly demo: boolean;
}

/** `POST /api/erased-accounts`: those of the accounts that a tablet names whose person was erased. */
export interface ErasedAccounts {
  readonly erased: readonly string[];
}

/** A row of `GET /api/devices`. */
export interface Device {
  readonly id: string;
  readonly userAgent: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly current: boolean;
}

/** `POST /api/codes`: the code is shown once and never again. */
export interface IssuedCode {
  /** Ten characters, as `XXXXX-XXXXX`. */
  readonly code: string;
  /** A link that signs in, the code in its fragment. */
  readonly link: string;
  readonly expiresAt: string;
}

/** How a curator came to a pair's document: looked at it, or fetched a copy to read it without a network. */
export type OpeningKind = 'opened' | 'copied';

/** A row of `GET /api/openings/<pair document name>`: each opening, and of each curator's copies the last. */
export interface PairOpening {
  readonly personId: string;
  readonly name: string;
  readonly kind: OpeningKind;
  readonly at: string;
}

/** A row of `GET /api/versions/<pair document name>`, the latest first. */
export interface PairVersion {
  readonly id: string;
  readonly reason: VersionReason;
  readonly personId: string;
  /** By the server's clock. */
  readonly at: string;
}

/** A row of `GET /api/erasures/<org>`, the latest first. A name of kind `person` is a row of the roster. */
export interface ErasedDocument {
  /** The document's name, which nobody can use again. */
  readonly name: string;
  /** The curator who erased it, or `null` for whoever runs the server. */
  readonly personId: string | null;
  /** By the server's clock. */
  readonly at: string;
}

/** A row of `POST /api/mentions`: a place that would go on naming a person after their erasure. */
export interface NameMention {
  readonly where: 'programme' | 'person' | 'roster' | 'supervision' | 'pair';
  /** Of the other person, or of the pair; else empty. */
  readonly id: string;
  /** The words around the name; empty for what a pair has written. */
  readonly words: string;
}

/** A backup, or a copy of the database that was made before an update. */
export interface KeptCopy {
  /** The file with its folder, or its name alone when it lies beside the database. */
  readonly name: string;
  /** False when it is not where it was put. */
  readonly isThere: boolean;
  readonly madeAt: string | null;
}

/** `POST /api/erasures`: what an act of destruction says. */
export interface ErasureAct {
  readonly erased: readonly ErasedDocument[];
  /** Those that the server knows of and that still hold the words, or may. */
  readonly copies: readonly KeptCopy[];
  /** By the server's clock. */
  readonly at: string;
}

/** `POST /api/person-data`: all that the school holds about a person but their diary. */
export interface ExportedPerson extends PersonData {
  readonly madeAt: string;
  readonly signIn: SignInState | null;
  /** What the record says about them, the latest first. */
  readonly record: readonly { readonly kind: AuditKind; readonly at: string }[];
}

/**
 * What is kept of who read and changed what: `opened` and `copied` are a curator's looks at what is about others, `changed`
 * a change of a document, `consent` a consent that was given or taken back, `pairing` what became of a pair and of who is in
 * it, `erased` a person or a pair that went for ever.
 */
export const auditKinds = [
  'signIn',
  'opened',
  'copied',
  'changed',
  'consent',
  'pairing',
  'code',
  'revoked',
  'role',
  'export',
  'erased',
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** `GET /api/audit/<org>`, the latest first. */
export interface AuditRecord {
  readonly entries: readonly AuditEntry[];
  /** What is older was removed. */
  readonly keptYears: number;
}

/** A row of the record. */
export interface AuditEntry {
  readonly kind: AuditKind;
  /** Who did it, or `null` for the server itself. */
  readonly personId: string | null;
  /** Whom or which pair it was about, or `null`. */
  readonly subjectId: string | null;
  /** The pair whose document it was, or in which somebody began or ended; else `null`. */
  readonly pairId: string | null;
  /** The kind of the document that was opened or changed, or `null`. */
  readonly document: DocumentKind | null;
  /** A new role, say; empty when there is nothing more to tell. */
  readonly detail: string;
  /** By the server's clock. */
  readonly at: string;
}

/** A row of `GET /api/sign-ins/<org>`: how a person of the roster signs in. Who never did has no row or no device. */
export interface SignInState {
  readonly personId: string;
  /** Tablets and computers that are signed in now; of an account of several schools those of all. */
  readonly devices: number;
  readonly lastSeenAt: string | null;
  /** Until when an unused code is good. */
  readonly codeUntil: string | null;
}

/** `POST /api/cards`: a code for each of several people; whoever may have none is told why. */
export interface IssuedCards {
  readonly cards: readonly (IssuedCode & { readonly personId: string })[];
  readonly refused: readonly {
    readonly personId: string;
    readonly why: 'no-consent' | 'not-found';
  }[];
}

/** Every error of the API: a code that the interface turns into words. */
export interface ApiError {
  readonly error: ApiErrorCode;
}

export const apiErrorCodes = [
  'sign-in',
  'forbidden',
  'not-found',
  /** Of a document: it was erased, and nobody can use its name again. */
  'gone',
  'malformed',
  'too-large',
  'slow-down',
  'update-app',
  'wrong-credentials',
  'wrong-code',
  'wrong-key',
  'username-taken',
  'weak-password',
  'no-consent',
  'last-curator',
  'storage',
  'internal',
] as const;
export type ApiErrorCode = (typeof apiErrorCodes)[number];
