import { expect, it } from 'vitest';

import { packVersion, unpackVersion } from './version-bytes.ts';

const snapshot = {
  goals: { a: { texts: { title: 'Читать вслух. '.repeat(200) }, values: { removedAt: null } } },
  tasks: {},
  meetings: {},
  feet: { kostya: { texts: { selfAssessment: 'Стало легче.' }, values: {} } },
};

it('gives a version back as it was, and takes little room for it', async () => {
  const bytes = await packVersion(snapshot);
  expect(bytes.length).toBeLessThan(300);
  expect(await unpackVersion(bytes)).toEqual(snapshot);
});

it('refuses a version that is damaged or is something else', async () => {
  const bytes = await packVersion(snapshot);
  await expect(unpackVersion(bytes.slice(0, -20))).rejects.toThrow();
  await expect(unpackVersion(await packVersion({} as never))).rejects.toThrow();
});
