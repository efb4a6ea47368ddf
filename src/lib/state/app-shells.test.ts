import { expect, it } from 'vitest';

import { overviewShell, pairShell, shellFor, todayShell } from './app-shells.ts';

it('begins each page with the shell that asks for its code', () => {
  expect(shellFor('/')).toBe(todayShell);
  expect(shellFor('/overview')).toBe(overviewShell);
  for (const path of ['/pair/abc/plan', '/pair/abc/meetings', '/enter', '/overviews', '//']) {
    expect(shellFor(path)).toBe(pairShell);
  }
});
