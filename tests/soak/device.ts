import { setTimeout as wait } from 'node:timers/promises';

import { expect, type Page } from '@playwright/test';

import { MeetingsPage } from '../e2e/page-models/meetings-page.ts';
import { PlanPage } from '../e2e/page-models/plan-page.ts';
import { ReflectionPage } from '../e2e/page-models/reflection-page.ts';
import type { FaultyProxy } from '../e2e/support/faulty-proxy.ts';
import type { Tablet } from '../e2e/support/tablet.ts';
import type { Random } from '../support/random.ts';
import { nextAct, type Edit, type Ending, type Outage } from './acts.ts';

/** Words that exist once. */
export interface Marker {
  readonly words: string;
  readonly edit: Edit;
  /** The name of the document that they were written into. */
  readonly document: string;
  /** What the corner said of them; empty when nobody looked or the page ended first. */
  promise: string;
}

export interface DeviceParts {
  readonly name: string;
  readonly part: 'member' | 'curator';
  readonly tablet: Tablet;
  readonly network: FaultyProxy;
  readonly random: Random;
  readonly pairId: string;
  /** The document that an edit goes into. */
  readonly documentOf: (edit: Edit) => string;
  readonly note: (what: string) => void;
}

/** What is written behind some words and deleted at once: no promise is worth more than that it stays away. */
export const surplus = 'лишнее';
const deletes: readonly Edit[] = ['goal', 'reflection'];

const saving = 'Сохраняется';
const saved = /Сохранено здесь|Отправляется|На сервере/;

/** Enough for a machine that does many other things. */
const patienceMs = 60_000;
const patient = expect.configure({ timeout: patienceMs });

/**
 * Waits for the browser to switch a network, but not for ever: a service worker that went down with its page never
 * answers. Pages that open from then on have the network as it was asked for.
 */
async function answered(switching: Promise<void>): Promise<void> {
  await Promise.race([switching, wait(3_000)]);
}

/** A tablet with somebody at it who writes, loses the network and kills the page, as the numbers fall. */
export class Device {
  readonly markers: Marker[] = [];
  readonly name: string;
  readonly tablet: Tablet;
  readonly #parts: DeviceParts;
  #isOpen = true;
  #outageEnds: number | undefined;

  constructor(parts: DeviceParts) {
    this.#parts = parts;
    this.name = parts.name;
    this.tablet = parts.tablet;
  }

  get #page(): Page {
    return this.tablet.page;
  }

  /** Goes on until the clock of `performance` says `until`. */
  async live(until: number): Promise<void> {
    const { random, part, note } = this.#parts;
    while (performance.now() < until) {
      if (this.#outageEnds !== undefined && performance.now() > this.#outageEnds) {
        await this.#endOutage();
      }
      const act = nextAct(random, part);
      if (act.kind === 'outage') {
        await this.#beginOutage(act.outage, act.ms);
        continue;
      }
      const marker = await this.#write(act.edit);
      if (marker && act.looks) marker.promise = await this.#look();
      if (act.ending) await this.#end(act.ending);
      if (marker) note(`edit: ${act.edit}`);
    }
  }

  /** The network works for good, and the app is started once more; what it does not deliver others will name. */
  async comeHome(): Promise<void> {
    await this.#endOutage();
    const path = PlanPage.path(this.#parts.pairId);
    await this.tablet.reopen(path);
    const { corner } = this.tablet;
    await patient(corner)
      .toContainText('На сервере')
      .catch(() => this.#parts.note('tablet that did not deliver everything'));
  }

  async #beginOutage(outage: Outage, ms: number): Promise<void> {
    const { network, note } = this.#parts;
    await this.#endOutage();
    if (outage === 'offline') await answered(this.tablet.goOffline());
    else network.fault = outage;
    this.#outageEnds = performance.now() + ms;
    note(`outage: ${outage}`);
  }

  async #endOutage(): Promise<void> {
    this.#outageEnds = undefined;
    await answered(this.tablet.goOnline());
    this.#parts.network.heal();
  }

  async #end(ending: Ending): Promise<void> {
    this.#isOpen = false;
    if (ending === 'crash') {
      const crashed = this.#page.waitForEvent('crash');
      const session = await this.tablet.context.newCDPSession(this.#page);
      // It is never answered: nobody is left to do so.
      session.send('Page.crash').catch(() => undefined);
      await crashed;
    }
    await this.#page.close();
    this.#parts.note(`page: ${ending}`);
  }

  /** Opens a page of the app, anew when the last one has ended; a page that is shown already may stay. */
  async #goTo(path: string): Promise<void> {
    if (!this.#isOpen) {
      await this.tablet.reopen(path);
      this.#isOpen = true;
    } else if (new URL(this.#page.url()).pathname !== path) {
      await this.tablet.open(path);
    }
  }

  /** Writes a marker at once, as a keyboard that completes words does; nothing where there is no place for one. */
  async #write(edit: Edit): Promise<Marker | undefined> {
    const field = await this.#place(edit);
    if (!field) return undefined;
    const { name, documentOf } = this.#parts;
    const words = `${name}-${this.markers.length + 1}-${edit};`;
    const marker: Marker = { words, edit, document: documentOf(edit), promise: '' };
    this.markers.push(marker);
    await this.#page.keyboard.insertText(` ${words}`);
    if (deletes.includes(edit)) {
      await this.#page.keyboard.insertText(surplus);
      for (const _ of surplus) await this.#page.keyboard.press('Backspace');
    }
    if (edit === 'remark') {
      await this.#page.getByRole('button', { name: 'Оставить замечание' }).click();
      await patient(this.#page.locator('dialog textarea').last()).toHaveValue('');
      await this.#page.keyboard.press('Escape');
    }
    return marker;
  }

  /** Puts the caret where something is to be written. */
  async #place(edit: Edit): Promise<boolean> {
    const { pairId, random } = this.#parts;
    if (edit === 'meeting') {
      await this.#goTo(MeetingsPage.path(pairId));
      const meetings = new MeetingsPage(this.#page);
      await this.#page.getByRole('button', { name: /^(Начать|Продолжить) встречу/ }).click();
      await this.#caretAtEnd(random(2) === 0 ? meetings.topic : meetings.notes);
      return true;
    }
    if (edit === 'reflection') {
      await this.#goTo(ReflectionPage.path(pairId));
      const reflection = new ReflectionPage(this.#page);
      await reflection.writeButton.click();
      // The questions differ by part and meeting; the new entry is the first, and open.
      await this.#caretAtEnd(reflection.entries.first().getByRole('textbox').first());
      return true;
    }
    await this.#goTo(PlanPage.path(pairId));
    const plan = new PlanPage(this.#page);
    await patient(plan.heading).toBeVisible();
    const goals = await plan.goals.count();
    if (edit === 'remark') {
      if (goals === 0) return false;
      await this.#page.getByTestId('remark-marker').nth(random(goals)).click();
      await this.#page.locator('dialog textarea').last().focus();
      return true;
    }
    if (edit === 'goal' || goals === 0) await plan.addGoalButton.click();
    else if (edit === 'task') {
      const goal = plan.goals.nth(random(goals));
      await goal.getByRole('button', { name: 'Добавить задачу' }).click();
    } else {
      await this.#caretAtEnd(plan.titleOf(plan.goals.nth(random(goals))));
      return true;
    }
    // What is added has the caret in its first field.
    await patient(this.#page.locator(':is(textarea, input):focus')).toHaveValue('');
    return true;
  }

  async #caretAtEnd(field: ReturnType<Page['locator']>): Promise<void> {
    await field.focus();
    await patient(this.#page.locator('textarea:focus')).toBeVisible();
    await this.#page.keyboard.press('Control+End');
  }

  /** What the corner says once the page has been painted again, and no longer that it is saving; throws when that stays. */
  async #look(): Promise<string> {
    const said = await this.#page.evaluate(
      async ({ saving, patienceMs }) => {
        const painted = () => new Promise((resolve) => requestAnimationFrame(resolve));
        await painted();
        for (const begin = performance.now(); ;) {
          await painted();
          const corner = document.querySelector('[data-testid=save-indicator]');
          const words = (corner?.textContent ?? '').replace(/\s+/g, ' ').trim();
          const isLate = performance.now() - begin > patienceMs;
          if (isLate || (corner && !words.includes(saving))) return words;
        }
      },
      { saving, patienceMs },
    );
    if (!saved.test(said)) throw new Error(`${this.name}: the corner says “${said}”`);
    this.#parts.note('looked at the corner');
    return said;
  }
}
