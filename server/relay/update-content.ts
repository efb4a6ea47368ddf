import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

import { ClockRanges } from './clock-ranges.ts';
import type { CheckedUpdate, ClockRange } from './update.ts';

/** The ids that some updates together bring and delete; kept beside each snapshot. */
export class UpdateContent {
  readonly brought: ClockRanges;
  readonly deleted: ClockRanges;

  constructor(brought = new ClockRanges(), deleted = new ClockRanges()) {
    this.brought = brought;
    this.deleted = deleted;
  }

  static of(updates: readonly CheckedUpdate[]): UpdateContent {
    const content = new UpdateContent();
    for (const update of updates) content.add(update);
    return content;
  }

  static decode(bytes: Uint8Array): UpdateContent {
    const decoder = decoding.createDecoder(bytes);
    return new UpdateContent(ClockRanges.decode(decoder), ClockRanges.decode(decoder));
  }

  encode(): Uint8Array {
    return encoding.encode((encoder) => {
      this.brought.encode(encoder);
      this.deleted.encode(encoder);
    });
  }

  add({ brings, deletes }: CheckedUpdate): void {
    for (const { client, start, length } of brings) this.brought.add(client, start, length);
    for (const { client, start, length } of deletes) this.deleted.add(client, start, length);
  }

  addAll(other: UpdateContent): void {
    this.brought.addAll(other.brought);
    this.deleted.addAll(other.deleted);
  }

  /** What `update` brings and deletes that is not here. */
  lacks({ brings, deletes }: CheckedUpdate): Pick<CheckedUpdate, 'brings' | 'deletes'> {
    const missingOf = (known: ClockRanges) => (range: ClockRange) =>
      known
        .missing(range.client, range.start, range.length)
        .map((part) => ({ client: range.client, ...part }));
    return {
      brings: brings.flatMap(missingOf(this.brought)),
      deletes: deletes.flatMap(missingOf(this.deleted)),
    };
  }

  contains(update: CheckedUpdate): boolean {
    return this.brings(update) && this.deletes(update);
  }

  /** Whether everything that `update` brings is here, whatever it deletes. */
  brings({ brings }: CheckedUpdate): boolean {
    for (const { client, start, length } of brings) {
      if (!this.brought.covers(client, start, length)) return false;
    }
    return true;
  }

  deletes({ deletes }: CheckedUpdate): boolean {
    for (const { client, start, length } of deletes) {
      if (!this.deleted.covers(client, start, length)) return false;
    }
    return true;
  }
}
