import type { Environment } from 'vitest/runtime';

/** Node, with what is compiled for a browser: there runes have effects, which a server's build leaves out. */
export default {
  name: 'client',
  viteEnvironment: 'client',
  setup: () => ({ teardown: () => undefined }),
} satisfies Environment;
