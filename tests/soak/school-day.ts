import { setTimeout as wait } from 'node:timers/promises';

import { expect, type Browser, type BrowserContextOptions } from '@playwright/test';

import { openDatabase } from '#server/storage/connections.ts';
import { checkDatabase } from '#server/storage/crash-check.ts';
import { createSqliteStore } from '#server/storage/sqlite.ts';
import { FaultyProxy } from '../e2e/support/faulty-proxy.ts';
import { School, type Who } from '../e2e/support/school.ts';
import { Server } from '../e2e/support/server.ts';
import { Tablet } from '../e2e/support/tablet.ts';
import { randomFrom, type Random } from '../support/random.ts';
import { nextPowerCut, type Edit } from './acts.ts';
import { differences, lostWords } from './comparison.ts';
import { Device } from './device.ts';

const seats: readonly [name: string, who: Who][] = [
  ['mentor', 'mentor'],
  ['mentor2', 'mentor'],
  ['mentee', 'mentee'],
  ['curator', 'curator'],
];

/** How long the tablets may take to agree once everybody is online for good. */
const settleMs = 120_000;

export interface SchoolDayOptions {
  readonly browser: Browser;
  readonly seed: number;
  /** How long everybody works, in milliseconds. */
  readonly forMs: number;
  readonly contextOptions?: BrowserContextOptions;
}

export interface SchoolDay {
  /** How often each thing happened. */
  readonly counts: ReadonlyMap<string, number>;
  readonly written: number;
  readonly promised: number;
  readonly documentsCompared: number;
  /** What was lost, doubled or differs, in sentences. */
  readonly lost: readonly string[];
}

/**
 * Lets the two devices of a mentor, a mentee and a curator work on one pair while networks, pages and the server
 * fail at random, brings everybody online, and compares all that there is. What each tablet does follows
 * from the seed; how that falls together does not.
 */
export async function schoolDay(options: SchoolDayOptions): Promise<SchoolDay> {
  const { browser, seed, forMs, contextOptions } = options;
  const counts = new Map<string, number>();
  const note = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  const server = await new Server().start();
  const networks: FaultyProxy[] = [];
  const tablets: Tablet[] = [];
  try {
    const school = await new School(server).setUp();
    const devices: Device[] = [];
    for (const [index, [name, who]] of seats.entries()) {
      const network = await FaultyProxy.before(server.origin);
      networks.push(network);
      const tablet = await Tablet.unpack(browser, network.through(server.origin), contextOptions);
      tablets.push(tablet);
      await tablet.signIn(network.through(await school.signInLink(who)));
      await tablet.keepsTheApp();
      const { pairId } = school;
      const documentOf = (edit: Edit) => {
        if (edit === 'reflection') return school.document('diary', school.idOf(who));
        return school.document(edit === 'remark' ? 'supervision' : 'pair', pairId);
      };
      const part = who === 'curator' ? 'curator' : 'member';
      const random = randomFrom(seed * seats.length + index);
      devices.push(new Device({ name, part, tablet, network, random, pairId, documentOf, note }));
    }

    const until = performance.now() + forMs;
    await Promise.all([
      ...devices.map((device) => device.live(until)),
      cutPower(server, randomFrom(seed), until, () => note('server killed')),
    ]);

    // Once to deliver, and once more to fetch at the start what others delivered, instead of a minute later.
    for (let round = 0; round < 2; round += 1) {
      await Promise.all(devices.map((device) => device.comeHome()));
    }
    const store = createSqliteStore(openDatabase(server.databaseFile));
    const compare = () => differences(devices, store);
    // Whoever does not agree in time is named.
    await expect
      .poll(async () => (await compare()).found, { timeout: settleMs, intervals: [1_000] })
      .toEqual([])
      .catch(() => undefined);
    const { compared, found } = await compare();
    const lost = [...found, ...(await lostWords(devices, store))];
    await store.close();
    await server.stop();
    checkDatabase(server.databaseFile);
    const markers = devices.flatMap((device) => device.markers);
    const promised = markers.filter(({ promise }) => promise !== '').length;
    return { counts, written: markers.length, promised, documentsCompared: compared, lost };
  } finally {
    for (const { context } of tablets) await context.close();
    for (const network of networks) network.close();
    await server.remove();
  }
}

/** As a bad power line does; at the end there is power. */
async function cutPower(
  server: Server,
  random: Random,
  until: number,
  onCut: () => void,
): Promise<void> {
  for (;;) {
    const { afterMs, forMs } = nextPowerCut(random);
    if (performance.now() + afterMs > until) return;
    await wait(afterMs);
    await server.kill();
    onCut();
    await wait(forMs);
    await server.start();
  }
}
