import type { ClientInit } from '@sveltejs/kit';

import { openAhead } from '#lib/state/open-ahead.ts';
import { session } from '#lib/state/session.svelte.ts';

/** A letter of each script, and so of each file of the typeface: else they are asked for once the page stands there, and all of it is laid out again. */
for (const letter of ['a', 'я'])
  void document.fonts.load("1em 'Golos Text'", letter).catch(() => undefined);

/** The tablet is asked who used it last, and for that person's words, while the code of the page is on its way. */
export const init: ClientInit = () => {
  void session.start(() => openAhead(location.pathname));
};
