import { Toasts } from '#lib/ui/toasts.svelte.ts';

/** The short messages of the app; one region for all pages. */
export const notices = new Toasts();
