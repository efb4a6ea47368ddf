import type { Connection } from './connection.ts';
import type { RelayLimits } from './limits.ts';

/** How long a session that has ended is remembered, for sockets that are on their way in. */
const rememberEndedMs = 10_000;

/** The open sockets of one relay: counted by person and address, asked for signs of life, found again. */
export class Connections implements Iterable<Connection> {
  readonly #limits: RelayLimits;
  readonly #open = new Set<Connection>();
  readonly #byPerson = new Map<string, number>();
  readonly #byAddress = new Map<string, number>();
  readonly #endedSessions = new Set<string>();
  readonly #timer: NodeJS.Timeout;
  #emptied = Promise.withResolvers<void>();

  constructor(limits: RelayLimits) {
    this.#limits = limits;
    this.#timer = setInterval(() => {
      for (const connection of this.#open) connection.askForLife();
    }, limits.pingEveryMs).unref();
  }

  get size(): number {
    return this.#open.size;
  }

  [Symbol.iterator](): Iterator<Connection> {
    return this.#open.values();
  }

  /** Whether one more socket of this person from this address is too many. */
  isFull(person: string, address: string): boolean {
    return (
      (this.#byPerson.get(person) ?? 0) >= this.#limits.maxSocketsPerPerson ||
      (this.#byAddress.get(address) ?? 0) >= this.#limits.maxSocketsPerAddress
    );
  }

  add(connection: Connection): void {
    this.#open.add(connection);
    change(this.#byPerson, personOf(connection), 1);
    change(this.#byAddress, connection.address, 1);
  }

  remove(connection: Connection): void {
    if (!this.#open.delete(connection)) return;
    change(this.#byPerson, personOf(connection), -1);
    change(this.#byAddress, connection.address, -1);
    if (this.#open.size === 0) this.#emptied.resolve();
  }

  noteEndedSession(sessionId: string): void {
    this.#endedSessions.add(sessionId);
    setTimeout(() => this.#endedSessions.delete(sessionId), rememberEndedMs).unref();
  }

  hasEnded(sessionId: string): boolean {
    return this.#endedSessions.has(sessionId);
  }

  /** Resolves when the last socket is closed. */
  async emptied(): Promise<void> {
    clearInterval(this.#timer);
    this.#emptied = Promise.withResolvers();
    if (this.#open.size > 0) await this.#emptied.promise;
  }
}

function personOf({ name, personId }: Connection): string {
  return personKey(name.org, personId);
}

export function personKey(org: string, personId: string): string {
  return `${org}/${personId}`;
}

function change(counts: Map<string, number>, key: string, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count > 0) counts.set(key, count);
  else counts.delete(key);
}
