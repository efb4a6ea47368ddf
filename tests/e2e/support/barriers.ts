import { expect, type Page } from '@playwright/test';

import { SettingsPage } from '../page-models/settings-page.ts';
import {
  abovePages,
  axeProblems,
  axeProblemsOfWords,
  contrastProblems,
  layoutProblems,
  screens,
} from './accessibility.ts';

const phone = screens.slice(-1);

/** Looks for barriers in what is shown now; a story goes on when there are some. */
export async function expectNoBarriers(page: Page, where?: string): Promise<void> {
  const { lang } = await expectNothingOfAxe(page, where);
  // Words that are too long for a place are so on the narrowest screen.
  const problems = await layoutProblems(page, lang === 'ru' ? screens : phone);
  expect.soft(problems, where).toEqual([]);
}

/**
 * The same but for the layout: of a table that is moved sideways in a frame of its own, as wide as it is. A page is looked
 * at in the light and in the dark in Russian; what is open above it once: in the light in Russian, in the dark in English.
 */
export async function expectNothingOfAxe(page: Page, where?: string): Promise<{ lang: string }> {
  const { lang, isAbove } = await page.evaluate((above) => {
    const { lang } = document.documentElement;
    return { lang, isAbove: document.querySelector(above) !== null };
  }, abovePages);
  const isRussian = lang === 'ru';
  if (isRussian) expect.soft(await axeProblems(page), where).toEqual([]);
  // What can be told from its background does not depend on the language.
  else if (!isAbove) expect.soft(await axeProblemsOfWords(page), where).toEqual([]);
  if (isRussian === isAbove) return { lang };
  await page.emulateMedia({ colorScheme: 'dark' });
  const problems = isAbove ? axeProblems(page) : contrastProblems(page);
  expect.soft(await problems, `${where ?? ''} in the dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  return { lang };
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
  await toEnglish(page);
  await look();
  await speak(page, 'Русский');
  await steer(page, pathname + search);
}

/** The same for a story that ends in English. */
export async function toEnglish(page: Page): Promise<void> {
  const { pathname, search } = new URL(page.url());
  await speak(page, 'English');
  await steer(page, pathname + search);
}

async function speak(page: Page, language: 'English' | 'Русский'): Promise<void> {
  await steer(page, SettingsPage.path);
  await new SettingsPage(page).speak(language);
  await expect(page.locator('html')).toHaveAttribute('lang', language === 'English' ? 'en' : 'ru');
}
