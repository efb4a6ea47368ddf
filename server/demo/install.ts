import type { Delivery } from '#server/storage/port.ts';
import type { DemoSchool } from './school.ts';

/** Where a school is installed: the relay and the store behind it. */
export interface InstallTarget {
  write(documentName: string, update: Uint8Array): Promise<void>;
  recordDelivery(delivery: Delivery): Promise<void>;
}

/** Writes a school through the relay. The roster goes first: the relay asks it who may do what. */
export async function installSchool(school: DemoSchool, target: InstallTarget): Promise<void> {
  const roster = `${school.org}/roster`;
  const names = [roster, ...[...school.documents.keys()].filter((name) => name !== roster)];
  for (const name of names) {
    const update = school.documents.get(name);
    if (update) await target.write(name, update);
  }
  for (const delivery of school.deliveries) await target.recordDelivery(delivery);
}
