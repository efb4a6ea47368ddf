import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Throws when two messages of a language have one name: the compiler would be busy for half an hour, and say nothing. */
export function checkMessageNames(): void {
  const root = join(import.meta.dirname, '../src/lib/i18n/messages');
  for (const language of readdirSync(root)) {
    const seen = new Set<string>();
    for (const file of readdirSync(join(root, language))) {
      // Read from the text: JSON.parse drops the first of two equal names. Prettier sees to the two spaces.
      const text = readFileSync(join(root, language, file), 'utf8');
      for (const [, name = ''] of text.matchAll(/^ {2}"([^"]+)":/gmu)) {
        if (name === '$schema') continue;
        if (seen.has(name)) throw new Error(`two messages are called ${name}: ${language}/${file}`);
        seen.add(name);
      }
    }
  }
}
