import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';

import { match, type MatchingTask } from '#lib/domain/matching.ts';
import { mentee, mentor, task } from '../../../tests/support/matching-people.ts';
import { randomMatching } from '../../../tests/support/random-matching.ts';
import { WebWorker } from '../../../tests/support/web-worker.ts';
import { MatchingRun } from './matching-run.svelte.ts';

const school = randomMatching(60, 3);
const twoPeople = task({ mentors: [mentor('белова')], mentees: [mentee('костя')] });
/** What the worker cannot work out. */
const broken = { ...twoPeople, mentors: null } as unknown as MatchingTask;

let run = new MatchingRun();
const settled = () => vi.waitUntil(() => run.progress === null, { timeout: 15_000 });

beforeAll(() => vi.stubGlobal('Worker', WebWorker));
afterEach(() => {
  run.stop();
  run = new MatchingRun();
});
afterAll(() => vi.unstubAllGlobals());

it('a school is matched in a worker, which says how far it is and comes to what the rules come to', async () => {
  const shares = new Set<number | null>();
  run.start(school);
  expect(run.progress).toBe(0);
  const worker = WebWorker.made.at(-1)!;
  const answered = worker.onmessage!;
  worker.onmessage = (event) => {
    answered(event);
    shares.add(run.progress);
  };
  await settled();
  expect(run.result).toEqual(match(school));
  expect(run.failed).toBe(false);
  const told = [...shares].filter((share) => share !== null);
  expect(told.length).toBeGreaterThan(10);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
});

it('a change while it works begins anew, and what was counted for the older task is never shown', async () => {
  run.start(school);
  const before = WebWorker.made.at(-1)!;
  run.start(twoPeople);
  expect(before.terminated).toBe(true);
  await settled();
  expect(run.result).toEqual(match(twoPeople));
  expect(before.answers.some((each) => (each as { kind: string }).kind === 'result')).toBe(false);
});

it('earlier proposals stay to be seen while it works, when it is stopped and when it fails', async () => {
  run.start(twoPeople);
  await settled();
  const earlier = run.result;
  run.start(school);
  expect(run.result).toBe(earlier);
  run.stop();
  expect([run.progress, run.result]).toEqual([null, earlier]);

  run.start(broken);
  await settled();
  expect([run.failed, run.result]).toEqual([true, earlier]);
  run.start(school);
  expect([run.failed, run.progress]).toEqual([false, 0]);
  await settled();
  expect(run.result).toEqual(match(school));
});

it('one worker serves task after task as long as none is interrupted', async () => {
  const before = WebWorker.made.length;
  run.start(twoPeople);
  await settled();
  run.start(school);
  await settled();
  expect(WebWorker.made).toHaveLength(before + 1);
});
