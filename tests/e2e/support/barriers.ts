import { expect, type Page } from '@playwright/test';

import { SettingsPage } from '../page-models/settings-page.ts';
import {
  axeProblems,
  axeProblemsOfWords,
  contrastProblems,
  layoutProblems,
  screens,
} from './accessibility.ts';

const phone = screens.slice(-1);

/** Looks for barriers in what is shown now, in Russian also in the dark; a story goes on when there are some. */
export async function expectNoBarriers(page: Page, where?: string): Promise<void> {
  // What can be told from its background does not depend on the language.
  const isRussian = (await page.locator('html').getAttribute('lang')) === 'ru';
  const problems = isRussian ? axeProblems(page) : axeProblemsOfWords(page);
  expect.soft(await problems, where).toEqual([]);
  // Words that are too long for a place are so on the narrowest screen.
  expect.soft(await layoutProblems(page, isRussian ? screens : phone), where).toEqual([]);
  if (!isRussian) return;
  await page.emulateMedia({ colorScheme: 'dark' });
  expect.soft(await contrastProblems(page), `${where ?? ''} in the dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** Goes to a page of the app as by a link in it, without loading the app anew. */
export async function steer(page: Page, path: string): Promise<void> {
  await page.evaluate((href) => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
}

/** Shows the present page in English meanwhile: the language changes where a person changes it, and nothing is loaded anew. */
export async function inEnglish(page: Page, look: () => Promise<void>): Promise<void> {
  const { pathname, search } = new URL(page.url());
  const speak = async (language: 'English' | 'Русский', lang: string) => {
    await steer(page, SettingsPage.path);
    await new SettingsPage(page).speak(language);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await steer(page, pathname + search);
  };
  await speak('English', 'en');
  await look();
  await speak('Русский', 'ru');
}
