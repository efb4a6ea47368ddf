import type { ClientInit } from '@sveltejs/kit';

import { openAhead } from '#lib/state/open-ahead.ts';
import { session } from '#lib/state/session.svelte.ts';

/** The tablet is asked who used it last, and for that person's words, while the code of the page is on its way. */
export const init: ClientInit = () => {
  void session.start(() => openAhead(location.pathname));
};
