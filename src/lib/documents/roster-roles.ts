import type * as Y from 'yjs';

import { roles, type Role } from '#lib/domain/access.ts';
import { edit, sourcesOf } from './document.ts';
import { itemById, oneOf } from './items.ts';

/**
 * Gives a person of the roster another role. Whoever stops being a curator keeps the moment of it, by which the
 * last one is found when several stopped apart (domain/curators.ts).
 */
export function setRole(doc: Y.Doc, personId: string, role: Role): void {
  const item = itemById(doc, 'people', personId);
  if (!item) return;
  const before = oneOf(item, 'role', roles, 'member');
  if (before === role) return;
  edit(doc, () => {
    item.set('role', role);
    if (before === 'curator') item.set('curatorUntil', sourcesOf(doc).now());
  });
}
