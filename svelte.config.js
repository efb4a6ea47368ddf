import adapter from '@sveltejs/adapter-static';

/** @type {import('@sveltejs/kit').Config} */
export default {
  compilerOptions: { runes: true },
  kit: {
    adapter: adapter({ fallback: 'index.html', precompress: true }),
    // Styles in the page itself save a slow tablet a request each. The number is the largest file's size, in characters.
    inlineStyleThreshold: 50_000,
    // The worker is registered by our own code, which also offers updates.
    serviceWorker: { register: false },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['self'],
        'connect-src': ['self'],
        'img-src': ['self', 'data:', 'blob:'],
        'style-src': ['self', 'unsafe-inline'],
        'script-src': ['self'],
        'worker-src': ['self'],
        'base-uri': ['self'],
        'form-action': ['self'],
        'object-src': ['none'],
      },
    },
    typescript: {
      config: (config) => ({
        ...config,
        // The tests are checked as Node runs them, by tsconfig.node.json.
        include: [
          ...config.include.filter((path) => !/^\.\.\/tests?\//.test(path)),
          '../*.config.ts',
          '../*.config.js',
        ],
      }),
    },
  },
};
