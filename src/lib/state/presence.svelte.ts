import { createSubscriber } from 'svelte/reactivity';
import type { Awareness } from 'y-protocols/awareness';

/** Where somebody is: a person and the field that they are in, or an empty place. */
export interface Presence {
  readonly personId: string;
  readonly place: string;
}

/** Who else has the document open, and in which field. Knows ids only; names stay with the reader. */
export class PresenceView {
  private readonly awareness: Awareness;
  private readonly personId: string;
  private readonly subscribe: () => void;

  constructor(awareness: Awareness, personId: string) {
    this.awareness = awareness;
    this.personId = personId;
    this.subscribe = createSubscriber((update) => {
      awareness.on('change', update);
      return () => awareness.off('change', update);
    });
    awareness.setLocalState({ person: personId, place: '' });
  }

  /** Everybody else, each person once. */
  get others(): Presence[] {
    this.subscribe();
    const byPerson = new Map<string, string>();
    for (const state of this.awareness.getStates().values()) {
      const { person, place } = state as { person?: unknown; place?: unknown };
      if (typeof person !== 'string' || person === this.personId) continue;
      byPerson.set(person, (typeof place === 'string' && place) || byPerson.get(person) || '');
    }
    return [...byPerson].map(([personId, place]) => ({ personId, place }));
  }

  /** Persons who are in the field `place` now. */
  at(place: string): string[] {
    return this.others.filter((other) => other.place === place).map((other) => other.personId);
  }

  /** Tells the others which field this person is in; an empty place for none. */
  enter(place: string): void {
    this.awareness.setLocalStateField('place', place);
  }
}
