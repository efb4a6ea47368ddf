import type { DocumentName } from '#lib/domain/document-name.ts';
import type { RelayContext } from './context.ts';
import { documentFields } from './log-fields.ts';

/** Notes that the tablet behind a socket has brought what it had, once in a while: it may do so with every letter. */
export class DeliveryNote {
  readonly #context: RelayContext;
  readonly #name: DocumentName;
  readonly #personId: string;
  #notedAt = -Infinity;

  constructor(context: RelayContext, name: DocumentName, personId: string) {
    this.#context = context;
    this.#name = name;
    this.#personId = personId;
  }

  /** The tablet has just delivered. Nobody waits for the note; one that fails is made at the next delivery. */
  delivered(): void {
    const { rosters, visits, limits, now, log } = this.#context;
    const at = now();
    if (at - this.#notedAt < limits.deliveryEveryMs) return;
    this.#notedAt = at;
    rosters
      .of(this.#name.org)
      .then((roster) => visits.delivered(this.#name, this.#personId, roster))
      .catch((error) => {
        if (this.#notedAt === at) this.#notedAt = -Infinity;
        log.error('delivery not noted', error, documentFields(this.#name));
      });
  }
}
