import { navigating } from '$app/state';

/**
 * Whether the page that is being opened is looked at from its top. Whoever goes back, or to one place on it, is shown
 * a place further down: all above that has to be there at once.
 */
export function startsAtTop(): boolean {
  return location.hash === '' && navigating.type !== 'popstate';
}
