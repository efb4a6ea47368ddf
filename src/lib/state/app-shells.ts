/**
 * The app's one HTML page comes in several versions, its shells. They differ only in what they ask for ahead: the code
 * of the page that is going to be shown, which SvelteKit would begin to load when all else has been loaded and run.
 */

/** What every address gets that no other shell is made for; a pair's plan starts with it. */
export const pairShell = '/index.html';
/** A pair's journal and the record of a meeting. */
export const meetingShell = '/meeting.html';

export const todayShell = '/today.html';
export const overviewShell = '/overview.html';

export const appShells = [pairShell, meetingShell, todayShell, overviewShell] as const;
export type AppShell = (typeof appShells)[number];

/** The shell for an address of the app. */
export function shellFor(pathname: string): AppShell {
  if (pathname === '/') return todayShell;
  if (pathname === '/overview') return overviewShell;
  return /^\/pair\/[^/]+\/meetings(\/|$)/u.test(pathname) ? meetingShell : pairShell;
}
