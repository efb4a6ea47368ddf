import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type * as firstPageModule from './first-page.ts';
import { openAhead } from './open-ahead.ts';
import { startsAtTop } from './starts-at-top.ts';

const page = vi.hoisted(() => ({
  navigating: { type: null as string | null },
  session: {} as Record<string, unknown>,
}));
vi.mock('$app/state', () => ({ navigating: page.navigating }));
vi.mock('./session.svelte.ts', () => ({ session: page.session }));

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the first page', () => {
  /** What waits for the next frame. */
  let frames: (() => void)[];
  let keys: EventTarget;

  beforeEach(() => {
    vi.resetModules();
    vi.useFakeTimers();
    frames = [];
    keys = new EventTarget();
    vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
    vi.stubGlobal('addEventListener', keys.addEventListener.bind(keys));
  });

  const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
  async function paint(): Promise<void> {
    frames.splice(0).forEach((frame) => frame());
    await pass(1);
  }

  /** A part that is loaded late, and when it was asked for. */
  function partsOf({ late }: typeof firstPageModule, names: readonly string[]) {
    const asked: string[] = [];
    const arrive = names.map((name) => {
      let resolve: (part: string) => void = () => undefined;
      const part = new Promise<string>((done) => (resolve = done));
      void late(() => {
        asked.push(name);
        return part;
      });
      return () => resolve(name);
    });
    return { asked, arrive };
  }

  it('is painted with what it is about before anything else is loaded', async () => {
    const module = await import('./first-page.ts');
    const { asked } = partsOf(module, ['queue']);
    let open: () => void = () => undefined;
    const document = new Promise<void>((resolve) => (open = resolve));
    void module.watchFirstPage(() => [document]);
    await pass(100);
    await paint();
    expect(asked).toEqual([]);
    open();
    await pass(1);
    expect(asked).toEqual([]);
    await paint();
    await pass(1);
    expect(asked).toEqual(['queue']);
  });

  it('is waited for no longer than five seconds, and a frame that never comes no longer than one', async () => {
    const hangs = await import('./first-page.ts');
    const first = partsOf(hangs, ['queue']);
    void hangs.watchFirstPage(() => [new Promise(() => undefined)]);
    await pass(4_900);
    expect(first.asked).toEqual([]);
    await pass(200);
    expect(first.asked).toEqual(['queue']);

    vi.resetModules();
    const unseen = await import('./first-page.ts');
    const second = partsOf(unseen, ['queue']);
    void unseen.watchFirstPage(() => [Promise.reject(new Error('a document that cannot be read'))]);
    await pass(900);
    expect(second.asked).toEqual([]);
    await pass(200);
    expect(second.asked).toEqual(['queue']);
  });

  it('leaves a task between the parts that come after it, and none that come later', async () => {
    const module = await import('./first-page.ts');
    const { asked, arrive } = partsOf(module, ['relay', 'queue', 'tools']);
    void module.watchFirstPage(() => []);
    await pass(1);
    await paint();
    const perTask = [asked.length];
    while (vi.getTimerCount() > 0 && asked.length < 3) {
      vi.advanceTimersToNextTimer();
      await Promise.resolve();
      perTask.push(asked.length - perTask.reduce((sum, count) => sum + count, 0));
    }
    expect(Math.max(...perTask)).toBe(1);
    await pass(10_000);
    expect(asked).toEqual(['relay', 'queue', 'tools']);
    arrive.forEach((each) => each());

    const load = vi.fn(async () => 'search');
    const search = module.late(load);
    expect(load).toHaveBeenCalled();
    expect(await search).toBe('search');
  });

  it('is followed by nothing while somebody types, unless they never stop', async () => {
    const module = await import('./first-page.ts');
    const { asked } = partsOf(module, ['queue', 'tools']);
    void module.watchFirstPage(() => []);
    await pass(1);
    const type = async (ms: number) => {
      for (let at = 0; at < ms; at += 100) {
        keys.dispatchEvent(new Event('beforeinput'));
        await pass(100);
      }
    };
    keys.dispatchEvent(new Event('beforeinput'));
    await paint();
    await type(1_000);
    expect(asked).toEqual([]);
    await pass(1_000);
    expect(asked).toEqual(['queue', 'tools']);

    vi.resetModules();
    const again = await import('./first-page.ts');
    const { asked: later } = partsOf(again, ['queue', 'tools', 'footer']);
    void again.watchFirstPage(() => []);
    await pass(1);
    keys.dispatchEvent(new Event('beforeinput'));
    await paint();
    await type(10_000);
    expect(later).toEqual([]);
    await type(15_000);
    expect(later).toEqual(['queue', 'tools', 'footer']);
  });

  it('is not taken for made while a part of it waits for its turn', async () => {
    const module = await import('./first-page.ts');
    const { asked } = partsOf(module, ['queue']);
    void module.startTurn();
    void module.watchFirstPage(() => []);
    await pass(1);
    void module.startTurn();
    await paint();
    expect(asked).toEqual([]);
    await pass(1);
    await paint();
    await pass(1);
    expect(asked).toEqual(['queue']);
    expect(module.startTurn()).toBeUndefined();
  });
});

describe('what is opened ahead', () => {
  const pair = (pairId: string, state = 'active') => ({ pairId, state });
  const member = {
    org: 'org',
    personId: 'me',
    role: 'member',
    pairs: [pair('a'), pair('b', 'proposed')],
  };
  const curator = { org: 'org', personId: 'me', role: 'curator', pairs: [] };
  let opened: string[];
  let held: number;

  function signIn(person: typeof member | typeof curator): void {
    [opened, held] = [[], 0];
    Object.assign(page.session, {
      persons: [person],
      personOfPair: () => person,
      repository: {
        lease: (name: string) => {
          opened.push(name);
          held += 1;
          return { document: { opened: Promise.resolve() }, release: () => (held -= 1) };
        },
      },
    });
  }

  it.each([
    { path: '/', who: member, names: ['org/pair/a', 'org/supervision/a', 'org/programme'] },
    {
      path: '/pair/b/plan',
      who: member,
      names: ['org/pair/b', 'org/supervision/b', 'org/programme'],
    },
    {
      path: '/pair/a/meetings/x',
      who: curator,
      names: ['org/pair/a', 'org/supervision/a', 'org/programme'],
    },
    { path: '/overview', who: curator, names: ['org/programme', 'org/overview'] },
    { path: '/overview', who: member, names: ['org/programme'] },
    { path: '/settings', who: member, names: ['org/programme'] },
  ])(
    'of $path for a $who.role is what that page shows, and is held no longer than it takes',
    async ({ path, who, names }) => {
      signIn(who);
      await openAhead(path);
      expect(opened).toEqual(names);
      expect(held).toBe(0);
    },
  );
});

it.each([
  { hash: '', type: null, top: true },
  { hash: '', type: 'link', top: true },
  { hash: '', type: 'popstate', top: false },
  { hash: '#goal-1', type: 'link', top: false },
])('a page opened by $type at “$hash” is looked at from its top: $top', ({ hash, type, top }) => {
  vi.stubGlobal('location', { hash });
  page.navigating.type = type;
  expect(startsAtTop()).toBe(top);
});
