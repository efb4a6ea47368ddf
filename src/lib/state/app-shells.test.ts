import { expect, it } from 'vitest';

import { meetingShell, overviewShell, pairShell, shellFor, todayShell } from './app-shells.ts';

it('begins each page with the shell that asks for its code', () => {
  expect(shellFor('/')).toBe(todayShell);
  expect(shellFor('/overview')).toBe(overviewShell);
  for (const path of ['/pair/abc/meetings', '/pair/abc/meetings/def', '/pair/a/meetings/b/live']) {
    expect(shellFor(path)).toBe(meetingShell);
  }
  for (const path of [
    '/pair/abc/plan',
    '/pair/meetings',
    '/pair/a/meetingsb',
    '/enter',
    '/overviews',
    '//',
  ]) {
    expect(shellFor(path)).toBe(pairShell);
  }
});
