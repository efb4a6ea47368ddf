import type { ClientInit } from '@sveltejs/kit';

import { session } from '#lib/state/session.svelte.ts';

/** The tablet is asked who used it last while the code of the page is still on its way. */
export const init: ClientInit = () => {
  void session.start();
};
