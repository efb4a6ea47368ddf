import fc from 'fast-check';
import * as Y from 'yjs';

import { localOrigin, prepareForEditing } from '#lib/documents/document.ts';

/** Tablets that edit one document at random while they are apart, for tests of what that comes to. */

/** One tablet of the test, with the updates that its person has made. */
export interface Tablet {
  readonly doc: Y.Doc;
  readonly made: Uint8Array[];
}

interface Step {
  readonly tablet: number;
  readonly action: number;
  /** Which of the things at hand the action is about. */
  readonly pick: number;
}

/** An action of one person; returns the id of what it added, if it added something. */
export type Action = (doc: Y.Doc, pick: number) => string | undefined | void;

export function openTablets(count: number, kind: 'pair' | 'roster'): Tablet[] {
  return Array.from({ length: count }, (_, index) => {
    const doc = new Y.Doc();
    const made: Uint8Array[] = [];
    prepareForEditing(doc, kind, `person-${index}`);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === localOrigin) made.push(update);
    });
    return { doc, made };
  });
}

/** Plays steps on tablets that hear of each other now and then, and at last of everything. */
export function play(
  kind: 'pair' | 'roster',
  actions: readonly Action[],
  count: number,
  plot: Plot,
) {
  const tablets = openTablets(count, kind);
  const added: string[] = [];
  for (const { tablet, action, pick } of plot.steps) {
    const { doc, made } = tablets[tablet % count]!;
    if (action >= actions.length) {
      // Updates reach the other one by one, and some of them not yet.
      const other = tablets[(tablet + 1) % count]!;
      for (const update of made.slice(0, pick)) Y.applyUpdate(other.doc, update, 'relay');
    } else {
      const id = actions[action]!(doc, pick);
      if (id) added.push(id);
    }
  }
  const all = tablets.flatMap(({ made }) => made);
  tablets.forEach(({ doc }, index) => {
    const order = [...all].sort(
      (a, b) => rank(plot.order, all, a, index) - rank(plot.order, all, b, index),
    );
    for (const update of order) Y.applyUpdate(doc, update, 'relay');
  });
  return { docs: tablets.map(({ doc }) => doc), added };
}

/** A random but repeatable place for an update in the order of one tablet. */
function rank(
  order: readonly number[],
  all: readonly Uint8Array[],
  update: Uint8Array,
  tablet: number,
) {
  return order[(all.indexOf(update) * 7 + tablet * 13) % order.length]!;
}

export interface Plot {
  readonly steps: readonly Step[];
  readonly order: readonly number[];
}

export const plot: fc.Arbitrary<Plot> = fc.record({
  steps: fc.array(
    fc.record({
      tablet: fc.nat({ max: 2 }),
      action: fc.nat({ max: 23 }),
      pick: fc.nat({ max: 30 }),
    }),
    { maxLength: 40 },
  ),
  order: fc.array(fc.nat(), { minLength: 11, maxLength: 23 }),
});

export const pickFrom = <Thing>(things: readonly Thing[], pick: number): Thing | undefined =>
  things[pick % Math.max(1, things.length)];
