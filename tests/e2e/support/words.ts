import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const messages = join(import.meta.dirname, '../../../src/lib/i18n/messages');

export type Locale = 'ru' | 'en';

/** The interface's words by key, for stories that are told in both languages. */
export function wordsOf(locale: Locale): (key: string) => string {
  const folder = join(messages, locale);
  const words = new Map<string, unknown>(
    readdirSync(folder).flatMap((file) =>
      Object.entries(JSON.parse(readFileSync(join(folder, file), 'utf8')) as object),
    ),
  );
  return (key) => {
    const word = words.get(key);
    if (typeof word !== 'string') throw new Error(`there is no message ${key}`);
    return word;
  };
}
