import * as Y from 'yjs';

import { encodeSyncBody, syncContentType } from '#lib/protocol/http-sync.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { expect, test } from './support/story.ts';
import type { Tablet } from './support/tablet.ts';

const onServer = 'На сервере';

async function shiftClock(tablet: Tablet, days: number): Promise<void> {
  await tablet.context.addInitScript((shift) => {
    const RealDate = Date;
    const now = () => RealDate.now() + shift;
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, args) =>
        args.length === 0 ? new target(now()) : Reflect.construct(target, args),
      get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
    });
  }, days * 86_400_000);
}

test('two tablets whose clocks are four days apart agree on the order and on what is saved', async ({
  school,
  tabletOf,
}) => {
  const path = PlanPage.path(school.pairId);
  const [early, late] = [await tabletOf('mentor'), await tabletOf('mentee')];
  await shiftClock(early, -2);
  await shiftClock(late, 2);
  await early.open(path);
  await late.open(path);
  const [earlys, lates] = [new PlanPage(early.page), new PlanPage(late.page)];
  await lates.addGoal('Первая');
  await earlys.goalTitled('Первая');
  await earlys.addGoal('Вторая');
  await lates.goalTitled('Вторая');
  await lates.addGoal('Третья');
  for (const plan of [earlys, lates]) {
    await expect.poll(() => plan.titles()).toEqual(['Первая', 'Вторая', 'Третья']);
  }
  for (const { corner } of [early, late]) await expect(corner).toContainText(onServer);

  await early.keepsTheApp();
  await early.goOffline();
  await earlys.addGoal('Четвёртая, позавчера');
  await expect(early.corner).toContainText('Сохранено здесь');
  await early.goOnline();
  await expect(early.corner).toContainText(onServer);
  await expect
    .poll(() => lates.titles())
    .toEqual(['Первая', 'Вторая', 'Третья', 'Четвёртая, позавчера']);
});

test('a shared tablet whose clock was set right opens for whoever used it last, without a network too', async ({
  school,
  unpackTablet,
}) => {
  const tablet = await unpackTablet();
  await shiftClock(tablet, 2);
  await tablet.signIn(await school.signInLink('mentee'));
  await tablet.signIn(await school.signInLink('mentor'));
  // Two days back: what the others left behind was written in the future.
  await shiftClock(tablet, -2);
  await tablet.signIn(await school.signInLink('otherMentee'));
  await tablet.open(PlanPage.path(school.otherPairId));
  await new PlanPage(tablet.page).addGoal('Своя цель');
  await expect(tablet.corner).toContainText(onServer);
  await tablet.keepsTheApp();
  await tablet.goOffline();
  await tablet.reopen(PlanPage.path(school.otherPairId));
  await new PlanPage(tablet.page).goalTitled('Своя цель');
});

test('an app that is older than a document reads it, says so, and changes nothing of it', async ({
  school,
  tabletOf,
}) => {
  const old = await tabletOf('mentor');
  await old.open(PlanPage.path(school.pairId));
  const plan = new PlanPage(old.page);
  await plan.addGoal('Цель старой версии');
  await expect(old.corner).toContainText(onServer);

  const ofTomorrow = new Y.Doc();
  ofTomorrow.getMap('meta').set('schema.99', true);
  ofTomorrow.getMap('inventions').set('one', 'то, чего старая версия не знает');
  const mentee = await tabletOf('mentee');
  await mentee.open('/');
  const document = school.document('pair', school.pairId);
  const exchange = (update: Uint8Array) => {
    const body = [...encodeSyncBody({ stateVector: new Uint8Array([0]), update })];
    return mentee.page.evaluate(
      async ([name, type, bytes]) => {
        const response = await fetch(`/api/documents/${name}`, {
          method: 'POST',
          headers: { 'content-type': type },
          body: new Uint8Array(bytes),
        });
        return { ok: response.ok, etag: response.headers.get('etag') };
      },
      [document, syncContentType, body] as const,
    );
  };
  expect((await exchange(Y.encodeStateAsUpdate(ofTomorrow))).ok).toBe(true);
  const before = await exchange(new Uint8Array());

  await expect(old.page.getByRole('status').filter({ hasText: /нов.*верси/ })).toBeVisible();
  await expect(plan.titleOf(plan.goals.first())).toHaveJSProperty('readOnly', true);
  await expect(plan.addGoalButton).toHaveCount(0);
  await old.reopen(PlanPage.path(school.pairId));
  await expect.poll(() => new PlanPage(old.page).words()).toEqual(['Цель старой версии']);
  await expect(old.corner).toContainText(onServer);
  expect(await exchange(new Uint8Array())).toEqual(before);
});
