import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Throws when two messages of a language have one name: the compiler would be busy for half an hour, and say nothing. */
export function checkMessageNames(): void {
  const root = join(import.meta.dirname, '../src/lib/i18n/messages');
  for (const language of readdirSync(root)) {
    const seen = new Set<string>();
    for (const file of readdirSync(join(root, language))) {
      const { $schema: _, ...messages } = JSON.parse(
        readFileSync(join(root, language, file), 'utf8'),
      ) as Record<string, unknown>;
      for (const name of Object.keys(messages)) {
        if (seen.has(name)) throw new Error(`two messages are called ${name}: ${language}/${file}`);
        seen.add(name);
      }
    }
  }
}
