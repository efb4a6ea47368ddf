import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const catalogue = join(import.meta.dirname, '../../src/lib/i18n/messages');

/** Every message with the file that has it, and how often, in one language. */
function messagesOf(locale: string): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const file of readdirSync(join(catalogue, locale))) {
    const content = JSON.parse(readFileSync(join(catalogue, locale, file), 'utf8')) as object;
    for (const name of Object.keys(content)) {
      if (name !== '$schema') files.set(name, [...(files.get(name) ?? []), file]);
    }
  }
  return files;
}

it('no two files of the catalogue have a message of the same name, of which one would be lost', () => {
  const twice = [...messagesOf('ru')].filter(([, files]) => files.length > 1);
  expect(twice).toEqual([]);
});

it('both languages have the same messages in the same files', () => {
  expect(Object.fromEntries(messagesOf('en'))).toEqual(Object.fromEntries(messagesOf('ru')));
});
