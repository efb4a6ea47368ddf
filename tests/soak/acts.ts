import type { Random } from '../support/random.ts';

/** What is written, each in its own place of the app; a curator writes remarks and nothing else. */
export const edits = ['goal', 'task', 'title', 'meeting', 'reflection', 'remark'] as const;
export type Edit = (typeof edits)[number];

/** What may happen to a network: the browser knows of it, nobody knows of it, or answers alone are lost. */
export const outages = ['offline', 'blackHole', 'losesAcknowledgements'] as const;
export type Outage = (typeof outages)[number];

/** How a page ends: as a person closes it, or as a browser runs out of memory. */
export const endings = ['close', 'crash'] as const;
export type Ending = (typeof endings)[number];

/** One thing that happens on a tablet. */
export type Act =
  | {
      readonly kind: 'edit';
      readonly edit: Edit;
      /** Whether the corner is read before anything else happens: only then something was promised. */
      readonly looks: boolean;
      /** How the page ends right after that, if it does. */
      readonly ending: Ending | undefined;
    }
  | { readonly kind: 'outage'; readonly outage: Outage; readonly ms: number };

const pick = <Item>(random: Random, items: readonly Item[]): Item =>
  items[random(items.length)] as Item;

/** What happens next on the tablet of a member of a pair, or of a curator. */
export function nextAct(random: Random, part: 'member' | 'curator'): Act {
  if (random(7) === 0) {
    return { kind: 'outage', outage: pick(random, outages), ms: 1_000 + random(7_000) };
  }
  const edit = part === 'curator' ? 'remark' : pick(random, edits.slice(0, -1));
  const ending = random(4) === 0 ? pick(random, endings) : undefined;
  return { kind: 'edit', edit, looks: random(5) > 0, ending };
}

/** What happens to the server: it works for a while, then has no power for a while; in milliseconds. */
export function nextPowerCut(random: Random): { readonly afterMs: number; readonly forMs: number } {
  return { afterMs: 4_000 + random(12_000), forMs: random(4_000) };
}
