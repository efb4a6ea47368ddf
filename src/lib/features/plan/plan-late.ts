import { late } from '#lib/state/first-page.ts';

/** What a plan shows after its first paint. */
export const lateParts = () => late(() => import('./late-parts.ts'));
