import { MeetingsPage } from './page-models/meetings-page.ts';
import { PlanPage } from './page-models/plan-page.ts';
import { expect, test } from './support/story.ts';

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ serviceWorkers: 'block' });

test('what was called “on the server” survives a power cut there, deletions too', async ({
  server,
  school,
  tabletOf,
}) => {
  const { pairId } = school;
  const mentor = await tabletOf('mentor');
  await mentor.open(PlanPage.path(pairId));
  const plan = new PlanPage(mentor.page);
  await plan.addGoal('Эту цель уберут');
  const kept = await plan.addGoal('Читать вслух и совсем лишнее');
  await expect(mentor.corner).toContainText('На сервере');

  await plan.titleOf(kept).press('End');
  for (const _ of ' и совсем лишнее') await mentor.page.keyboard.press('Backspace');
  await plan.titleOf(kept).pressSequentially(' каждый день');
  await plan.removeGoal(plan.goals.first());
  await expect(plan.goals).toHaveCount(1);
  await expect(mentor.corner).toContainText('На сервере');
  await server.kill();
  await mentor.context.close();

  await server.start();
  const afterwards = await tabletOf('mentor');
  await afterwards.open(PlanPage.path(pairId));
  await expect(afterwards.corner).toContainText('На сервере');
  expect(await new PlanPage(afterwards.page).words()).toEqual(['Читать вслух каждый день']);
});

test('a meeting that two write down survives a power cut word for word', async ({
  server,
  school,
  tabletOf,
}) => {
  const { pairId } = school;
  const [mentor, mentee] = [await tabletOf('mentor'), await tabletOf('mentee')];
  await mentor.open(MeetingsPage.path(pairId));
  const [mentors, mentees] = [new MeetingsPage(mentor.page), new MeetingsPage(mentee.page)];
  const meetingId = await mentors.writeDown('Первая встреча', 'Наставник пишет. ');
  await mentee.open(MeetingsPage.path(pairId, meetingId));
  await expect(mentees.notes).toHaveValue('Наставник пишет. ');
  await mentees.notes.press('Control+End');
  await mentees.notes.pressSequentially('Ученик дописывает.');
  await expect(mentors.notes).toHaveValue('Наставник пишет. Ученик дописывает.');
  for (const { corner } of [mentor, mentee]) await expect(corner).toContainText('На сервере');
  await server.kill();
  for (const { context } of [mentor, mentee]) await context.close();

  await server.start();
  const afterwards = await tabletOf('mentee');
  await afterwards.open(MeetingsPage.path(pairId, meetingId));
  const record = new MeetingsPage(afterwards.page);
  await expect(record.topic).toHaveValue('Первая встреча');
  await expect(record.notes).toHaveValue('Наставник пишет. Ученик дописывает.');
});
