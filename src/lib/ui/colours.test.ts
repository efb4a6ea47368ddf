import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app.css', import.meta.url), 'utf8');

function block(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!.trim()]),
  );
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

const text = ['ink', 'ink-muted', 'accent', 'danger', 'warning', 'success'];
const grounds = ['desk', 'paper', 'surface', 'raised'];
const pairs: [front: string, back: string, atLeast: number][] = [
  ...text.flatMap((front) => grounds.map((back) => [front, back, 4.5] as [string, string, number])),
  ...['accent', 'danger', 'warning', 'success'].flatMap((tone) =>
    [tone, 'ink', 'ink-muted'].map(
      (front) => [front, `${tone}-soft`, 4.5] as [string, string, number],
    ),
  ),
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-hover', 4.5],
  ['on-danger', 'danger', 4.5],
  ['on-danger', 'danger-hover', 4.5],
  ...grounds.map((back) => ['line-strong', back, 3] as [string, string, number]),
];

describe.each([
  ['light', block(':root')],
  ['dark', block(":root[data-theme='dark']")],
])('the %s colours', (_, tokens) => {
  it.each(pairs)('can be read: %s on %s, at least %d', (front, back, atLeast) => {
    expect(contrast(tokens.get(front)!, tokens.get(back)!)).toBeGreaterThanOrEqual(atLeast);
  });
});

it('is equally dark by the wish of the system and by the wish of the person', () => {
  expect(block(":root:not([data-theme='light'])")).toEqual(block(":root[data-theme='dark']"));
});
