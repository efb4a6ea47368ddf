import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { Portions } from './portions.svelte.ts';

let frames: Map<number, () => void>;
let end: () => void = () => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  frames = new Map();
  let made = 0;
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => {
    made += 1;
    frames.set(made, callback);
    return made;
  });
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => frames.delete(frame));
});

afterEach(() => {
  end();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Effects run at the end of the turn. */
const effects = () => Promise.resolve();

/** A list of a page, and how many of its rows are shown. */
async function show(count: number, sizes?: ConstructorParameters<typeof Portions>[1]) {
  let rows = $state.raw(Array.from({ length: count }, (_, row) => row));
  let portions!: Portions;
  end = $effect.root(() => {
    portions = new Portions(() => rows.length, sizes);
  });
  await effects();
  return {
    shown: () => portions.of(rows).length,
    portions,
    become: async (length: number) => {
      rows = Array.from({ length }, (_, row) => row);
      await effects();
    },
  };
}

/** The browser paints, and then does what was left for afterwards. */
async function paint(): Promise<void> {
  const waiting = [...frames.values()];
  frames.clear();
  waiting.forEach((frame) => frame());
  vi.advanceTimersByTime(1);
  await effects();
}

it('a long list begins with what one sees, and grows with each frame until it is whole', async () => {
  const { shown, portions } = await show(100, { first: 10, more: 40 });
  expect(shown()).toBe(10);
  expect(portions.reach(100)).toBe(false);
  await paint();
  expect(shown()).toBe(50);
  await paint();
  expect(shown()).toBe(90);
  await paint();
  expect(shown()).toBe(100);
  expect(portions.reach(100)).toBe(true);
});

it('a short list is whole at once', async () => {
  expect((await show(12)).shown()).toBe(12);
  expect(frames.size).toBe(0);
});

it('a page that nobody sees, which has no frames, grows all the same', async () => {
  const { shown } = await show(30, { first: 10, more: 40 });
  vi.advanceTimersByTime(1_100);
  await effects();
  expect(shown()).toBe(30);
});

it('once all was there, the few that come are shown at once, and many in portions again', async () => {
  const { shown, become } = await show(20, { first: 10, more: 10, later: 5 });
  await paint();
  expect(shown()).toBe(20);
  await become(24);
  expect(shown()).toBe(24);
  await become(200);
  expect(shown()).toBeLessThan(200);
  for (let frame = 0; frame < 20; frame += 1) await paint();
  expect(shown()).toBe(200);
  await become(3);
  expect(shown()).toBe(3);
});

it('a list that is gone asks for no more frames', async () => {
  await show(100);
  end();
  expect(frames.size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});
