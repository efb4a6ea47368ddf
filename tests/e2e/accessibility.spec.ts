import type { Page } from '@playwright/test';

import { expectNoBarriers, steer } from './support/barriers.ts';
import type { Server } from './support/server.ts';
import { demonstrationTest as test, expect, test as base } from './support/story.ts';
import type { Tablet } from './support/tablet.ts';
import { wordsOf } from './support/words.ts';

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ serviceWorkers: 'block' });

/** In the demonstration one of it has no pair yet. */
const classOfTheWaiting = /8 «.» класс/u;

/** In Russian the others are looked at in programme.spec.ts. */
const partsOfTheProgramme = {
  ru: ['passport', 'periods'],
  en: ['passport', 'forms', 'roadmap', 'documents', 'resources', 'periods', 'presets'],
};

/** Signs in by a link that the demonstration prints. */
async function enterDemo(tablet: Tablet, server: Server, role: string): Promise<void> {
  await tablet.page.goto(await server.printedLink(`demo ${role}`));
  await expect(tablet.corner).toBeVisible();
}

/** Looks at the dialog behind a button, or behind an entry of its menu. */
async function lookAtDialog(page: Page, button: string, entry?: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).first().click();
  if (entry) await page.getByRole('menuitem', { name: entry }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoBarriers(page, entry ?? button);
  await page.keyboard.press('Escape');
}

for (const locale of ['ru', 'en'] as const) {
  const say = wordsOf(locale);
  /** Of a plan that was changed after it was accepted. */
  const changed = locale === 'ru' ? 'изменён после' : 'has changed since';
  const speak = ({ context }: Tablet) =>
    context.addInitScript((chosen) => localStorage.setItem('tandem-locale', chosen), locale);

  test.describe(`in ${locale === 'ru' ? 'Russian' : 'English'}`, () => {
    test('the pages of a pair have no barriers', async ({ server, unpackTablet }) => {
      const mentor = await unpackTablet();
      await speak(mentor);
      await enterDemo(mentor, server, 'mentor');
      const { page } = mentor;
      await expect(page.getByTestId('promise').first()).toBeVisible();
      await expectNoBarriers(page, 'today');

      await page.getByRole('link', { name: say('today_open_plan') }).click();
      await expect(page.getByTestId('goal')).not.toHaveCount(0);
      const pair = new URL(page.url()).pathname.replace('/plan', '');
      await page.getByTestId('task').locator('summary').first().click();
      await expect(page.getByLabel(say('task_planned'))).toBeVisible();
      await page.getByText(say('plan_filters')).click();
      await expectNoBarriers(page, 'plan with an opened task');
      await page
        .getByRole('button', { name: say('goal_menu') })
        .first()
        .click();
      await expectNoBarriers(page, 'menu of a goal');
      await page.keyboard.press('Escape');

      await page.getByText(say('goal_details')).first().click();
      await page.getByText(say('foot_title')).first().click();
      const together = page.getByRole('button', { name: say('rating_together') });
      await expect(together.first()).toBeVisible();
      await expectNoBarriers(page, 'ratings of a goal and the foot of the plan');
      await together.first().click();
      await expectNoBarriers(page, 'rating together');
      await page.keyboard.press('Escape');
      if (locale === 'en') {
        // In Russian these are looked at in plan-order.spec.ts.
        await page.getByRole('button', { name: say('suggestions_open') }).click();
        await expect(page.getByTestId('suggestions').getByRole('article')).not.toHaveCount(0);
        await expectNoBarriers(page, 'suggestions');
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: say('order_open') }).click();
        await expect(page.getByTestId('order-row').first()).toBeVisible();
        await expectNoBarriers(page, 'order of the plan');
        await page.getByRole('button', { name: say('action_done') }).click();
        await page.getByRole('link', { name: say('print_open') }).click();
        await expect(page.getByTestId('printed-plan')).toBeVisible();
        await expectNoBarriers(page, 'plan to be printed');
        await page.goBack();
      }

      await page.getByRole('link', { name: new RegExp(`^${say('tab_review')}`) }).click();
      await page.getByText(/^(Решено|Done with): \d/).click();
      await expect(page.getByTestId('remark').first()).toBeVisible();
      const answering = page.getByRole('button', { name: say('remark_answer'), exact: true });
      await answering.first().click();
      await expectNoBarriers(page, 'review as the pair sees it, with an answer begun');
      await page.getByTestId('closing-link').click();
      await expect(page.getByTestId('closing-steps')).toBeVisible();
      await expectNoBarriers(page, 'report that a mentor writes');

      await page.getByRole('link', { name: say('tab_meetings'), exact: true }).click();
      await expect(page.getByTestId('meeting').first()).toBeVisible();
      await page.getByText(say('past_entry')).click();
      await expectNoBarriers(page, 'meetings');
      await page.getByTestId('meeting').first().click();
      await page.getByTestId('meeting-record').locator('summary').first().click();
      await expect(page.getByLabel(say('meeting_place'), { exact: true })).toBeVisible();
      await expectNoBarriers(page, 'record of a meeting');
      await page
        .getByRole('button', { name: say('meeting_start') })
        .last()
        .click();
      await expect(page.getByTestId('meeting-live')).toBeVisible();
      await expectNoBarriers(page, 'meeting mode');
      await page.getByRole('link', { name: say('live_leave') }).click();
      if (locale === 'en') {
        // In Russian this is looked at in keyboard.spec.ts.
        await page.getByText(say('past_entry')).click();
        await page.getByRole('button', { name: say('past_missed') }).click();
        await expect(page.getByLabel(say('missed_reason'))).toBeVisible();
        await expectNoBarriers(page, 'record of a meeting that was not held');
      }

      await page.getByRole('link', { name: say('tab_reflection'), exact: true }).click();
      await page.getByRole('button', { name: say('reflection_new') }).click();
      const answer = page.getByTestId('diary-entry').first().getByRole('textbox').first();
      await answer.fill('Получилось');
      await expectNoBarriers(page, 'reflection with an opened entry');
      await page
        .getByRole('button', { name: say('reflection_share') })
        .first()
        .click();
      await expectNoBarriers(page, 'sharing a reflection');
      await page.keyboard.press('Escape');
      // Its notice, with the way to take it back, is over the next page.
      await page
        .getByRole('button', { name: say('reflection_remove') })
        .first()
        .click();

      await page.getByTestId('news-line').click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('news_page_title'));
      await expectNoBarriers(page, 'what changed');
      await page.getByRole('link', { name: say('search_title') }).click();
      await page.getByRole('searchbox').fill('урок');
      await expect(page.getByTestId('found').first()).toBeVisible();
      await expectNoBarriers(page, 'what was found');
      await page.getByRole('searchbox').fill('ъъъъ');
      await expect(page.getByText(say('search_none'))).toBeVisible();
      await expectNoBarriers(page, 'nothing was found');
      await steer(page, '/pair/nobody/plan');
      await expect(page.getByText(say('pair_missing'))).toBeVisible();
      await expectNoBarriers(page, 'pair that is not open to the person');
      await steer(page, `${pair}/meetings/none`);
      await expect(page.getByText(say('meeting_missing'))).toBeVisible();
      await expectNoBarriers(page, 'meeting that is not in the journal');
      await steer(page, '/people');
      await expect(page.getByText(say('page_forbidden'))).toBeVisible();
      await expectNoBarriers(page, 'page of a curator');

      await mentor.corner.click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoBarriers(page, 'explanation of saving');
    });

    test('the pages of a curator have no barriers', async ({ server, unpackTablet }) => {
      const curator = await unpackTablet();
      await speak(curator);
      await enterDemo(curator, server, 'curator');
      const { page } = curator;
      await expect(page.getByTestId('pair-row').first()).toBeVisible();
      await expectNoBarriers(page, 'overview');
      await page.getByTestId('attention').first().getByRole('link').click();
      await expect(
        page.getByTestId('goal').or(page.getByText(say('plan_empty_read'))),
      ).not.toHaveCount(0);
      await expectNoBarriers(page, 'plan that a curator reads');

      await page.getByRole('link', { name: say('nav_review'), exact: true }).click();
      await expect(page.getByTestId('queued').first()).toBeVisible();
      await expectNoBarriers(page, 'queue of pairs to review');
      await page.getByText(say('queue_report')).first().click();
      await expect(page.getByTestId('review-bar')).toBeVisible();
      await expectNoBarriers(page, 'review');
      await page.getByTestId('closing-link').click();
      await expect(page.getByTestId('report-state')).toBeVisible();
      await expectNoBarriers(page, 'report that waits');
      await page.getByTestId('remark-marker').click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoBarriers(page, 'remark on the report');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: say('pairs_close') }).click();
      await expectNoBarriers(page, 'closing a pair');
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: say('nav_review'), exact: true }).click();
      await page
        .getByTestId('queued')
        .filter({ hasText: changed })
        .first()
        .getByRole('link')
        .click();
      await page.getByRole('button', { name: say('acceptance_show_changes') }).click();
      await expectNoBarriers(page, 'how a plan differs');
      await page.keyboard.press('Escape');

      await page.getByRole('link', { name: say('nav_people') }).click();
      await expect(page.getByTestId('person').first()).toBeVisible();
      await expectNoBarriers(page, 'people');
      await page.getByRole('button', { name: say('people_add') }).click();
      await expectNoBarriers(page, 'adding a person');
      await page.keyboard.press('Escape');
      await page
        .getByTestId('person')
        .filter({ hasText: say('people_without_pair') })
        .filter({ hasText: classOfTheWaiting })
        .getByRole('button')
        .click();
      await page.getByRole('menuitem', { name: say('code_issue') }).click();
      await expect(page.getByTestId('sign-in-code')).toBeVisible();
      await expectNoBarriers(page, 'sign-in code');
      const waiting = await unpackTablet();
      await speak(waiting);
      await waiting.page.goto(await page.getByTestId('sign-in-link').innerText());
      await expect(waiting.page.getByText(say('today_no_pairs'))).toBeVisible();
      await expectNoBarriers(waiting.page, 'today without a pair');
      if (locale === 'en') {
        // In Russian this is looked at in matching.spec.ts.
        await steer(waiting.page, '/request');
        await expect(waiting.page.getByRole('group').first()).toBeVisible();
        await expectNoBarriers(waiting.page, 'what somebody wants and can give');
      }
      await page.keyboard.press('Escape');

      await page.getByRole('link', { name: say('people_tab_pairs'), exact: true }).click();
      await expect(page.getByTestId('roster-pair').first()).toBeVisible();
      await expectNoBarriers(page, 'pairs');
      await page.getByRole('button', { name: say('pairs_form') }).click();
      await expectNoBarriers(page, 'forming a pair');
      await page.keyboard.press('Escape');

      await page.getByTestId('roster-pair').first().getByRole('button').click();
      await expectNoBarriers(page, 'menu of a pair');
      await page.getByRole('menuitem', { name: say('handover_action') }).click();
      await expectNoBarriers(page, 'handing a pair over');
      await page.keyboard.press('Escape');

      // In Russian these are looked at in the stories about them.
      const elsewhere: readonly (readonly [string, string])[] =
        locale === 'ru'
          ? []
          : [
              ['/order', 'order-paper'],
              ['/people?show=mentees', 'register-row'],
              ['/people/access', 'access-row'],
              ['/people/record', 'record-entry'],
              ['/matching', 'mentor'],
              ['/matching?show=requests', 'request-row'],
              ['/programme/calendar', 'entry'],
              ['/programme/indicators', 'entry'],
            ];
      for (const [path, part] of elsewhere) {
        await steer(page, path);
        if (path === '/order') await page.getByRole('combobox').selectOption({ index: 1 });
        await expect(page.getByTestId(part).first()).toBeVisible();
        await expectNoBarriers(page, path);
        if (part === 'register-row') {
          await lookAtDialog(page, say('register_columns'));
          await lookAtDialog(page, say('register_more'), say('year_end'));
        }
        if (!['register-row', 'access-row'].includes(part)) continue;
        await page.getByTestId(part).first().getByRole('link').first().click();
        await expect(page.getByTestId(part)).toHaveCount(0);
        await expectNoBarriers(page, `one person of ${path}`);
        if (part === 'register-row') continue;
        await lookAtDialog(page, say('consent_record'));
        await lookAtDialog(page, say('data_erase'));
      }

      const titled = [
        ['/people/none', say('register_person_gone')],
        ['/people/access/none', say('access_person_missing')],
        ...partsOfTheProgramme[locale].map((part) => [
          `/programme/${part}`,
          say(`programme_part_${part}`),
        ]),
      ] as const;
      for (const [path, name] of titled) {
        await steer(page, path);
        await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
        await expectNoBarriers(page, path);
      }

      await page.getByRole('link', { name: say('nav_settings') }).click();
      await expect(page.getByTestId('device').first()).toBeVisible();
      await expectNoBarriers(page, 'settings');
      await page.getByRole('button', { name: say('settings_password_add') }).click();
      await expectNoBarriers(page, 'choosing a password');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: say('settings_sign_out'), exact: true }).click();
      await expectNoBarriers(page, 'signing out');
    });

    test('the ways in have no barriers', async ({ unpackTablet }) => {
      const tablet = await unpackTablet();
      await speak(tablet);
      await tablet.open('/enter');
      await expect(tablet.page.getByLabel(say('enter_code'))).toBeVisible();
      await expectNoBarriers(tablet.page, 'entrance by code');
      await tablet.page.getByText(say('enter_by_password'), { exact: true }).click();
      await expectNoBarriers(tablet.page, 'entrance by password');
      await tablet.open('/help');
      await expect(tablet.page.getByRole('heading').first()).toBeVisible();
      await expectNoBarriers(tablet.page, 'help');
      await tablet.open('/no/such/page');
      await expect(tablet.page.getByText(say('page_missing'))).toBeVisible();
      await expectNoBarriers(tablet.page, 'page that does not exist');
    });
  });

  base.describe('an empty folder', () => {
    base.use({ emptyFolder: true, serviceWorkers: 'block' });

    base(`the set-up page has no barriers in ${locale}`, async ({ server, unpackTablet }) => {
      const tablet = await unpackTablet();
      await speak(tablet);
      await tablet.page.goto(await server.printedLink('To set it up'));
      await expect(tablet.page.getByLabel(say('setup_org_name'))).toBeVisible();
      await expectNoBarriers(tablet.page, 'set-up');
    });
  });
}
