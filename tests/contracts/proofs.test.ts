import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/proofs.md'), 'utf8');

/** What stands in typographic quotes; quotes within quotes belong to the name. */
function quoted(text: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let start = 0;
  for (const [at, letter] of [...text].entries()) {
    if (letter === '“' && (depth += 1) === 1) start = at + 1;
    if (letter === '”' && (depth -= 1) === 0) names.push([...text].slice(start, at).join(''));
  }
  return names;
}

/** The points of the page that name tests, each as one line: a file in backquotes, then its tests. */
const points = page
  .split(/\n(?=- )|\n\n/u)
  .filter((point) => /^- `(?:src|tests)\//u.test(point))
  .map((point) => point.replace(/\s+/gu, ' '));

it('the page of proofs names all twenty promises, and only tests that exist', () => {
  const promises = [...page.matchAll(/^\*\*(\d+)\. /gmu)].map(([, number]) => Number(number));
  expect(promises.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect(points).toHaveLength(20);
  for (const point of points) {
    for (const part of point.split(/`(?=(?:src|tests)\/)/u).slice(1)) {
      const [file = '', names = ''] = part.split('`');
      const source = readFileSync(join(root, file), 'utf8');
      expect(quoted(names), file).not.toEqual([]);
      for (const name of quoted(names)) expect(source, file).toContain(name);
    }
  }
});
