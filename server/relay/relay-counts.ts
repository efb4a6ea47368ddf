import type { Refusal } from '#lib/protocol/messages.ts';

/** What one relay has done since it started, for `/metrics`: numbers, no names. */
export class RelayCounts {
  updates = 0;
  unchanged = 0;
  ignored = 0;
  readonly refused = new Map<Refusal, number>();
  readonly closed = new Map<number, number>();

  countRefused(refusal: Refusal): void {
    this.refused.set(refusal, (this.refused.get(refusal) ?? 0) + 1);
  }

  countClosed(code: number): void {
    this.closed.set(code, (this.closed.get(code) ?? 0) + 1);
  }
}
