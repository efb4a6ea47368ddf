import { expect, test } from './support/story.ts';

// Nothing here is opened without a network, so the app itself need not be kept on the tablets.
test.use({ serviceWorkers: 'block' });

test('a remark that a curator was typing is there after a reload, for nobody else, until it is sent', async ({
  school,
  tabletOf,
}) => {
  const curator = await tabletOf('curator');
  const path = `/pair/${school.pairId}/review`;
  await curator.open(path);
  const field = curator.page.getByRole('textbox', { name: 'Замечание', exact: true });
  await field.pressSequentially('Назовите срок');
  await curator.page.reload();
  await expect(field).toHaveValue('Назовите срок');
  await field.press('End');
  await field.pressSequentially(' и результат.');

  const mentor = await tabletOf('mentor');
  await mentor.open(path);
  await expect(mentor.page.getByText('Замечаний пока нет.')).toBeVisible();
  await curator.page.getByRole('button', { name: 'Оставить замечание' }).click();
  const remark = curator.page.getByTestId('remark');
  await expect(remark).toContainText('Назовите срок и результат.');
  await expect(mentor.page.getByTestId('remark')).toContainText('Назовите срок и результат.');

  // The answer of the pair is a draft in the same way.
  await mentor.page.getByRole('button', { name: 'Ответить куратору' }).click();
  await mentor.page.getByRole('textbox', { name: 'Ответить куратору' }).pressSequentially('До мая');
  await mentor.page.reload();
  await mentor.page.getByRole('button', { name: 'Ответить куратору' }).click();
  await expect(mentor.page.getByRole('textbox', { name: 'Ответить куратору' })).toHaveValue(
    'До мая',
  );

  await curator.page.reload();
  await expect(remark).toBeVisible();
  await expect(curator.page.getByRole('textbox', { name: 'Ещё одно замечание' })).toHaveValue('');
});
