import { test as base } from '@playwright/test';

import { School, type Who } from './school.ts';
import { Server } from './server.ts';
import { Tablet } from './tablet.ts';

interface Story {
  /** Whether the server begins with an empty data folder, and not with a school that was set up. */
  emptyFolder: boolean;
  /** A server of its own. */
  server: Server;
  /** A school with two pairs on that server. */
  school: School;
  /** A tablet that nobody has used. */
  unpackTablet: () => Promise<Tablet>;
  /** A tablet on which a person of the school is signed in, with no page open yet. */
  tabletOf: (who: Who) => Promise<Tablet>;
}

interface Worker {
  /** Set up once for all stories of the worker; each gets a copy of its data. */
  preparedSchool: School;
  /** The same of a server with the demonstration school. */
  preparedDemonstration: Server;
}

export const test = base.extend<Story, Worker>({
  emptyFolder: [false, { option: true }],
  preparedSchool: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = await new Server().start();
      const school = await new School(server).setUp();
      await server.stop();
      await use(school);
      await server.remove();
    },
    { scope: 'worker' },
  ],
  preparedDemonstration: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = await new Server({ flags: ['--demo'] }).start();
      await server.printedLink('demo mentee');
      await server.stop();
      await use(server);
      await server.remove();
    },
    { scope: 'worker' },
  ],
  server: async ({ emptyFolder, preparedSchool }, use) => {
    const server = new Server(emptyFolder ? {} : { copyOf: preparedSchool.server });
    await use(await server.start());
    await server.remove();
  },
  school: async ({ server, preparedSchool }, use) => {
    const isCopy = server.copyOf === preparedSchool.server;
    await use(isCopy ? preparedSchool.movedTo(server) : await new School(server).setUp());
  },
  unpackTablet: async ({ browser, server }, use) => {
    const tablets: Tablet[] = [];
    await use(async () => {
      const tablet = await Tablet.unpack(browser, server.origin);
      tablets.push(tablet);
      await tablet.keepsTheAppWhenAsked();
      return tablet;
    });
    await Promise.all(tablets.map(({ context }) => context.close()));
  },
  tabletOf: async ({ school, unpackTablet }, use) => {
    await use(async (who) => {
      const tablet = await unpackTablet();
      // Entering a code is a story of its own (from-empty-school.spec.ts); here it would be a page more for each tablet.
      await tablet.holdSession((await school.signIn(who)).cookies);
      return tablet;
    });
  },
});

export { expect } from '@playwright/test';

/** Stories about the demonstration school, which has a year of everything; each has a server of its own. */
export const demonstrationTest = test.extend({
  server: async ({ preparedDemonstration }, use) => {
    const server = new Server({ flags: ['--demo'], copyOf: preparedDemonstration });
    await use(await server.start());
    await server.remove();
  },
});
