/**
 * Imports point down only (docs/architecture.md, "Folders"):
 *
 *   routes → features → ui
 *      └────────┴─────→ state → sync · catalog · export · i18n → documents · protocol → domain
 *   server → documents · protocol · domain
 */

/** Folders of src/lib from the top down; a folder may import those in the rows below its own. */
const layers = [
  ['features'],
  ['state'],
  ['sync', 'catalog', 'export', 'i18n'],
  ['documents', 'protocol'],
  ['domain'],
];

/** Packages that only some places may use. */
const owners = [
  {
    packages: ['yjs'],
    in: ['documents', 'sync'],
    why: 'Only documents and sync touch Yjs; call a mutation of documents/ instead.',
  },
  {
    packages: ['y-websocket'],
    in: ['sync'],
    why: 'Only sync/ sends documents; use its repository.',
  },
  {
    packages: ['dexie', 'idb'],
    in: ['catalog'],
    why: 'Only catalog/ knows the tablet’s index; use its functions.',
  },
];

const serverOnly = ['ws', 'hono', '@hono/node-server', 'better-auth', '@better-auth/passkey', 'pg'];

const noServer = {
  regex: `^#server/|^(${serverOnly.join('|')})(/|$)|^node:`,
  message: 'The tablet’s code never imports the server’s.',
};

/** The `no-restricted-imports` patterns for one folder of src/lib. */
function patternsFor(folder) {
  const row = layers.findIndex((layer) => layer.includes(folder));
  const above = layers.slice(0, row).flat();
  const patterns = [
    noServer,
    ...(above.length > 0
      ? [
          {
            regex: `^#lib/(${[...above, 'ui'].join('|')})/`,
            message: `${folder}/ lies below that folder: imports point down only.`,
          },
        ]
      : []),
    ...owners
      .filter((owner) => !owner.in.includes(folder))
      .map(({ packages, why }) => ({ group: packages, message: why, allowTypeImports: true })),
  ];
  return patterns;
}

const restrict = (patterns) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
});

export const boundaries = [
  ...layers.flat().map((folder) => ({
    files: [`src/lib/${folder}/**`],
    ignores: ['**/*.test.ts'],
    rules: restrict(patternsFor(folder)),
  })),
  {
    files: ['src/lib/ui/**'],
    ignores: ['**/*.test.ts'],
    rules: restrict([
      {
        regex: '^#(?!lib/ui/)',
        message: 'ui/ knows nothing of mentoring: words and data come by props.',
      },
    ]),
  },
  {
    files: ['src/lib/domain/**'],
    ignores: ['**/*.test.ts'],
    rules: restrict([
      {
        regex: '^(?!\\./)',
        message: 'domain/ is pure: it imports nothing but itself.',
      },
    ]),
  },
  {
    files: ['src/routes/**'],
    rules: restrict([
      noServer,
      ...owners.map(({ packages, why }) => ({
        group: packages,
        message: why,
        allowTypeImports: true,
      })),
      {
        regex: '^#lib/(sync|catalog)/',
        message: 'Pages use state/, which keeps what is stored and sent consistent.',
        allowTypeImports: true,
      },
    ]),
  },
  {
    files: ['server/**'],
    ignores: ['**/*.test.ts'],
    rules: restrict([
      {
        regex: '^#lib/(?!documents/|protocol/|domain/)',
        message:
          'The server shares documents, protocol and domain with the tablet, and nothing else.',
      },
    ]),
  },
];
