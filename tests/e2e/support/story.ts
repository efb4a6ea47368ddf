import { test as base } from '@playwright/test';

import { School, type Who } from './school.ts';
import { Server } from './server.ts';
import { Tablet } from './tablet.ts';

interface Story {
  /** A server of its own with an empty data folder. */
  server: Server;
  /** A school with two pairs on that server. */
  school: School;
  /** A tablet that nobody has used. */
  unpackTablet: () => Promise<Tablet>;
  /** A tablet on which a person of the school has just signed in. */
  tabletOf: (who: Who) => Promise<Tablet>;
}

export const test = base.extend<Story>({
  // eslint-disable-next-line no-empty-pattern
  server: async ({}, use) => {
    const server = new Server();
    await use(await server.start());
    await server.remove();
  },
  school: async ({ server }, use) => {
    await use(await new School(server).setUp());
  },
  unpackTablet: async ({ browser, server }, use) => {
    const tablets: Tablet[] = [];
    await use(async () => {
      const tablet = await Tablet.unpack(browser, server.origin);
      tablets.push(tablet);
      return tablet;
    });
    await Promise.all(tablets.map(({ context }) => context.close()));
  },
  tabletOf: async ({ school, unpackTablet }, use) => {
    await use(async (who) => {
      const tablet = await unpackTablet();
      await tablet.signIn(await school.signInLink(who));
      return tablet;
    });
  },
});

export { expect } from '@playwright/test';
