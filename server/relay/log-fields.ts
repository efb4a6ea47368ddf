import type { DocumentName } from '#lib/domain/document-name.ts';
import type { Log, LogFields } from '#server/log.ts';

/** A document as logs name it: ids of diaries, answers and what is shared hold ids of people and stay out. */
export function documentFields({ org, kind, id }: DocumentName): LogFields {
  const ofPerson = kind === 'diary' || kind === 'answers' || kind === 'shared';
  return { org, kind, id: ofPerson || !id ? undefined : id };
}

/** Notes that somebody asked for a document that they may not see. */
export function noteForbidden({ log }: { readonly log: Log }, name: DocumentName): void {
  log.warn('not let in', documentFields(name));
}
