import { expect, it } from 'vitest';

import type { Delivery } from '#server/storage/port.ts';
import { installSchool } from './install.ts';
import { generateSchool } from './school.ts';

it('installs every document, the roster before those that need it, and every delivery', async () => {
  const school = generateSchool({ seed: 1, today: '2026-11-23', pairs: 2 });
  const written = new Map<string, Uint8Array>();
  const delivered: Delivery[] = [];
  await installSchool(school, {
    write: async (name, update) => void written.set(name, update),
    recordDelivery: async (delivery) => void delivered.push(delivery),
  });
  expect([...written.keys()][0]).toBe(`${school.org}/roster`);
  expect(new Set(written.keys())).toEqual(new Set(school.documents.keys()));
  expect(delivered).toEqual(school.deliveries);
});
