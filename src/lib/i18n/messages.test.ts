import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('messages/', import.meta.url);

/** The keys of one language with the files that they are in. JSON.parse would drop the first of two equal ones. */
function keysOf(locale: 'ru' | 'en'): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const file of readdirSync(new URL(`${locale}/`, folder))) {
    const text = readFileSync(new URL(`${locale}/${file}`, folder), 'utf8');
    for (const [, key = ''] of text.matchAll(/^ {2}"([^"]+)":/gmu)) {
      if (key !== '$schema') files.set(key, [...(files.get(key) ?? []), file]);
    }
  }
  return files;
}

describe('the words of the interface', () => {
  it.each(['ru', 'en'] as const)(
    'are named once in %s: of two, one would be shown for both',
    (locale) => {
      expect([...keysOf(locale)].filter(([, files]) => files.length > 1)).toEqual([]);
    },
  );

  it('are there in both languages, in files of one name that the project reads', () => {
    const [ru, en] = [keysOf('ru'), keysOf('en')];
    expect([...ru].sort()).toEqual([...en].sort());
    const settings = readFileSync(new URL('project.inlang/settings.json', import.meta.url), 'utf8');
    for (const file of new Set([...ru.values()].flat())) {
      expect(settings).toContain(`./messages/{locale}/${file}`);
    }
  });
});
