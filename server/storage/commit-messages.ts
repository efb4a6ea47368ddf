import type { AuditEvent, Delivery, Erasure, KeptVersion, Merged, Opening, Seen } from './port.ts';

/** What the main thread and the thread that commits say to each other. */

export type Operation =
  | { readonly kind: 'delivery'; readonly delivery: Delivery }
  | { readonly kind: 'seen'; readonly seen: Seen; readonly version: string }
  | { readonly kind: 'opening'; readonly opening: Opening; readonly quietMs: number }
  | { readonly kind: 'event'; readonly event: AuditEvent }
  | { readonly kind: 'forgetEvents'; readonly before: number }
  | {
      readonly kind: 'snapshot';
      readonly document: string;
      readonly merged: Merged;
      /** The snapshot that this one was made from must still be there … */
      readonly from: number;
      /** … and the log up to here is in it. */
      readonly through: number;
    }
  | { readonly kind: 'version'; readonly version: KeptVersion }
  | { readonly kind: 'dropVersions'; readonly document: string; readonly ids: readonly string[] }
  | { readonly kind: 'erase'; readonly erasure: Erasure };

/** One transaction: `rows` of `encodeRows`, then the operations. */
export interface CommitRequest {
  readonly rows: Uint8Array;
  readonly operations: readonly Operation[];
  readonly at: number;
}

export interface CommitAnswer {
  /** Why nothing of it is stored. */
  readonly failure?: string;
  /** Documents that were erased before; their appends alone are not stored. */
  readonly erased: readonly string[];
  readonly tookMs: number;
}

export interface CommitThreadData {
  readonly file: string;
  readonly busyTimeoutMs: number;
  /** The database grows to no more than this, in pages of 4 KB; to the end of the disk unless given. */
  readonly maxPages?: number | undefined;
}
