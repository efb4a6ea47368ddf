import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { appShells, shellFor } from '#lib/state/app-shells.ts';

import { EnterPage } from './page-models/enter-page.ts';
import { MeetingsPage } from './page-models/meetings-page.ts';
import { OverviewPage } from './page-models/overview-page.ts';
import { PeoplePage } from './page-models/people-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { ReflectionPage } from './page-models/reflection-page.ts';
import { SettingsPage } from './page-models/settings-page.ts';
import { expectNoBarriers, steer, toEnglish } from './support/barriers.ts';
import { cachedAddresses } from './support/storage.ts';
import { expect, test } from './support/story.ts';

const routes = join(import.meta.dirname, '../../src/routes');

/** Every page that the sources have, groups left out. */
function routesOfTheApp(): string[] {
  return readdirSync(routes, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\+page(@[^.]*)?\.(svelte|ts)$/u.test(file))
    .map((file) => `/${dirname(file)}`.replace(/\/\([^)]+\)/u, '').replace(/\/\.$/u, '') || '/')
    .filter((route, index, all) => all.indexOf(route) === index)
    .sort();
}

test('after one visit every page of a member opens cold without a network', async ({
  server,
  school,
  tabletOf,
}) => {
  const { pairId } = school;
  const mentor = await tabletOf('mentor');
  await mentor.open(PlanPage.path(pairId));
  await new PlanPage(mentor.page).addGoal('Научиться учиться');
  await mentor.open(MeetingsPage.path(pairId));
  const meetingId = await new MeetingsPage(mentor.page).writeDown('Знакомство', 'Пили чай.');
  await expect(mentor.corner).toContainText('На сервере');
  await mentor.keepsTheApp();
  await mentor.goOffline();
  await server.stop();

  await mentor.reopen(PlanPage.path(pairId));
  const plan = new PlanPage(mentor.page);
  await plan.addGoal('Писать без сети');
  expect(await plan.titles()).toEqual(['Научиться учиться', 'Писать без сети']);

  await mentor.reopen(MeetingsPage.path(pairId, meetingId));
  const meetings = new MeetingsPage(mentor.page);
  await expect(meetings.topic).toHaveValue('Знакомство');
  await meetings.notes.fill('Пили чай без сети.');

  await mentor.reopen(ReflectionPage.path(pairId));
  const reflection = new ReflectionPage(mentor.page);
  await reflection.write('Дневник работает и без сети.');
  await expect(reflection.entries).toHaveCount(1);

  await mentor.reopen(SettingsPage.path);
  await expect(new SettingsPage(mentor.page).heading).toBeVisible();
  await expect(mentor.page.getByText('Список устройств виден, когда есть связь.')).toBeVisible();
  await expectNoBarriers(mentor.page, 'settings without a network');

  const saysWhatItIs = {
    '/': 'Здравствуйте, Вера!',
    [PeoplePage.path]: 'Эта страница вам не открыта',
    '/pair/no-such-pair/plan': 'Эта пара вам не открыта',
    [MeetingsPage.path(pairId, 'no-such-meeting')]: 'Этой встречи нет в журнале',
    '/no/such/page': 'Такой страницы нет',
  };
  for (const [path, words] of Object.entries(saysWhatItIs)) {
    await mentor.reopen(path);
    await expect(mentor.page.getByRole('heading', { name: words })).toBeVisible();
  }
});

test('after one visit a curator reads people, pairs and numbers without a network, and every address opens', async ({
  server,
  school,
  tabletOf,
}) => {
  const curator = await tabletOf('curator');
  await curator.open(PeoplePage.path);
  await expect(new PeoplePage(curator.page).personNamed(school.names.mentee)).toBeVisible();
  await curator.open(SettingsPage.path);
  const settings = new SettingsPage(curator.page);
  await settings.keeps(/^Все пары организации/u);
  await expect(settings.keepProgress).toContainText('2 из 2');
  // What it says after that comes from the disk.
  await curator.page.reload();
  await expect(settings.keepProgress).toContainText('2 из 2');
  await curator.open(OverviewPage.path);
  await expect(new OverviewPage(curator.page).tasksOf(school.pairId)).toHaveText('0');
  await curator.keepsTheApp();
  await curator.goOffline();
  await server.stop();

  await curator.reopen(PeoplePage.pairsPath);
  await expect(new PeoplePage(curator.page).pairs).toHaveCount(2);
  await curator.reopen(PeoplePage.path);
  await new PeoplePage(curator.page).addPerson('Новиков Яков Ильич', '6 Б');
  await curator.reopen(OverviewPage.path);
  await expect(new OverviewPage(curator.page).tasksOf(school.pairId)).toHaveText('0');

  const pair = `/pair/${school.pairId}`;
  const mentee = school.idOf('mentee');
  const headings: Record<string, [path: string, heading: string]> = {
    '/': ['/', 'Обзор программы'],
    '/overview': ['/overview', 'Обзор программы'],
    '/order': ['/order', 'Приказ о парах'],
    '/people': ['/people', 'Люди и пары'],
    '/people/[personId]': [`/people/${mentee}`, school.names.mentee],
    '/people/access': ['/people/access', 'Согласия и вход'],
    '/people/access/[personId]': [`/people/access/${mentee}`, school.names.mentee],
    '/people/record': ['/people/record', 'Журнал действий'],
    '/matching': ['/matching', 'Подбор пар'],
    '/request': ['/request', 'Моя анкета'],
    '/programme/[[part]]': ['/programme', 'С чего начнём?'],
    '/review': ['/review', 'На проверку'],
    '/search': ['/search', 'Поиск'],
    '/settings': ['/settings', 'На этом планшете'],
    '/pair/[pairId]': [pair, 'Индивидуальный план развития'],
    '/pair/[pairId]/plan': [`${pair}/plan`, 'Индивидуальный план развития'],
    '/pair/[pairId]/plan/print': [
      `${pair}/plan/print`,
      'Индивидуальный план развития под руководством наставника',
    ],
    '/pair/[pairId]/meetings': [`${pair}/meetings`, 'Журнал встреч'],
    '/pair/[pairId]/meetings/[meetingId]': [`${pair}/meetings/none`, 'Этой встречи нет в журнале'],
    '/pair/[pairId]/meetings/[meetingId]/live': [
      `${pair}/meetings/none/live`,
      'Этой встречи нет в журнале',
    ],
    '/pair/[pairId]/reflection': [`${pair}/reflection`, 'Чем поделились в паре'],
    '/pair/[pairId]/review': [`${pair}/review`, 'Проверка'],
    '/pair/[pairId]/report': [`${pair}/report`, 'Отчёт наставника'],
    '/pair/[pairId]/changes': [`${pair}/changes`, 'Что изменилось'],
    '/pair/[pairId]/history': [`${pair}/history`, 'История'],
    '/enter': ['/enter', 'Вход'],
    '/setup': ['/setup', 'В ссылке нет ключа'],
    '/help': ['/help', 'Помощь'],
  };
  expect(Object.keys(headings).sort()).toEqual(routesOfTheApp());
  for (const [path, heading] of Object.values(headings)) {
    await curator.open(path);
    const shown = curator.page.getByRole('heading', { name: heading, exact: true });
    await expect(shown.first(), path).toBeVisible();
  }

  const withoutNetwork = {
    '/overview': ['С чего начать', 'Where to begin'],
    '/people/access': ['появится связь', 'once there is a connection'],
    '/people/record': ['нужна связь', 'a connection is needed'],
  };
  for (const [path, [words]] of Object.entries(withoutNetwork)) {
    await steer(curator.page, path);
    await expect(curator.page.getByText(words!)).toBeVisible();
    await expectNoBarriers(curator.page, `${path} without a network`);
  }
  await toEnglish(curator.page);
  for (const [path, [, words]] of Object.entries(withoutNetwork)) {
    await steer(curator.page, path);
    await expect(curator.page.getByText(words!)).toBeVisible();
    await expectNoBarriers(curator.page, `${path} without a network, in English`);
  }
});

test('whoever never signed in is told to, also without a network', async ({
  server,
  unpackTablet,
}) => {
  const tablet = await unpackTablet();
  await tablet.open(EnterPage.path);
  await expect(new EnterPage(tablet.page).heading).toBeVisible();
  await tablet.keepsTheApp();
  await tablet.goOffline();
  await server.stop();

  await tablet.reopen('/pair/somebody/plan');
  await expect(new EnterPage(tablet.page).heading).toBeVisible();
});

test('the server has every file that a tablet keeps, and a visit asks nobody else', async ({
  server,
  school,
  unpackTablet,
}) => {
  const tablet = await unpackTablet();
  const asked = new Set<string>();
  tablet.context.on('request', (request) => asked.add(request.url()));
  tablet.page.on('websocket', (socket) => asked.add(socket.url()));
  await tablet.signIn(await school.signInLink('curator'));
  for (const path of [OverviewPage.path, PeoplePage.path, PlanPage.path(school.pairId), '/']) {
    await tablet.open(path);
    await expect(tablet.corner).toContainText('На сервере');
  }
  await tablet.keepsTheApp();

  // Nothing but the worker asks for this file, so its requests are seen here too.
  expect([...asked]).toContain(`${server.origin}/icon-maskable-512.png`);

  const kept = await cachedAddresses(tablet.page);
  for (const shell of appShells) expect(kept).toContain(`${server.origin}${shell}`);
  expect(kept.length).toBeGreaterThan(30);
  for (const address of kept) expect((await fetch(address)).status, address).toBe(200);
  // What no page of this visit needed came in the one file with all code.
  expect([...asked]).toContain(`${server.origin}/_app/texts.json`);
  const code = kept.filter((address) => /\/immutable\/.*\.(js|css)$/u.test(address));
  expect(code.filter((address) => !asked.has(address)).length).toBeGreaterThan(code.length / 3);

  // Each page begins with the shell that asks ahead for its own code.
  for (const path of [OverviewPage.path, PlanPage.path(school.pairId), '/']) {
    const shell = await (await fetch(`${server.origin}${shellFor(path)}`)).text();
    const response = await tablet.page.goto(`${server.origin}${path}`);
    expect(response?.fromServiceWorker()).toBe(true);
    expect(await response?.text()).toBe(shell);
  }

  const hosts = [...asked]
    .filter((address) => /^(https?|wss?):/.test(address))
    .map((address) => new URL(address).host);
  expect(new Set(hosts)).toEqual(new Set([new URL(server.origin).host]));
  expect([...asked].some((address) => address.startsWith('ws://'))).toBe(true);
});
