import { expect } from '@playwright/test';

import { setItemValue } from '#lib/documents/items.ts';
import { PlanPage } from '../page-models/plan-page.ts';
import { axeProblems } from './accessibility.ts';
import { expectNoBarriers, steer, toEnglish } from './barriers.ts';
import { withoutDelivery } from './network-faults.ts';
import type { School } from './school.ts';
import type { Tablet } from './tablet.ts';

/**
 * Looks at the pages of a document that neither the mentor's tablet can read nor the server sends, in Russian and then in
 * English. Whoever is a curator too has the most of them.
 */
export async function lookAtWhatIsNowhere(tablet: Tablet, school: School): Promise<void> {
  const { page } = tablet;
  await school.edit('roster', '', (doc) => {
    setItemValue(doc, 'people', school.idOf('mentor'), 'role', 'curator');
  });
  await withoutDelivery(page);
  const plan = PlanPage.path(school.pairId);
  await tablet.open(plan);
  const notRead = page.getByRole('heading', { name: 'Не удалось прочитать данные' });
  await expect(notRead).toBeVisible();
  await expectNoBarriers(page, 'document that cannot be opened');
  for (const path of [`${plan}/print`, '/overview', '/order', '/people/access']) {
    await steer(page, path);
    await expect(page).toHaveURL(new RegExp(`${path}$`, 'u'));
    await expect(notRead).toBeVisible();
    expect.soft(await axeProblems(page), `${path} that cannot be opened`).toEqual([]);
  }
  await toEnglish(page);
  await expect(page.getByRole('heading', { name: 'could not be read' })).toBeVisible();
  await expect(tablet.corner).toContainText('Cannot save!');
  await expectNoBarriers(page, 'document that cannot be opened, in English');
  await tablet.corner.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoBarriers(page, 'why it cannot be saved, in English');
}
