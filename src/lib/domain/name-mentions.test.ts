import { expect, it } from 'vitest';

import { mentionOf } from './name-mentions.ts';

const kostya = 'Зимин Костя Игоревич';
const vera = 'Белова Вера Андреевна';

it.each([
  [kostya, 'Ответственный – Зимин К. И.'],
  [kostya, 'поручить Зимину и Рябовой'],
  [kostya, 'вместе с К. Зиминым'],
  [kostya, 'ЗИМИН КОСТЯ'],
  [kostya, 'у Кости Игоревича'],
  [vera, 'Беловой Вере Андреевне'],
  [vera, 'спросить у Веры Андреевны'],
  ['Римский-Корсаков Пётр', 'для Римского-Корсакова'],
  ['Королёв Семён Ильич', 'от Королева С. И.'],
  ['Winter Kostya', 'with Winter, K.'],
])('%s is found in “%s”', (name, text) => {
  expect(mentionOf(text, name)).not.toBeNull();
});

it.each([
  [kostya, 'зимний лагерь, зимой'],
  [kostya, 'Зима близко'],
  [kostya, 'Костя и Игорь дежурят'],
  [vera, 'Вера в успех; Андреев'],
  [vera, ''],
  ['', 'Белова Вера'],
])('%s is not found in “%s”', (name, text) => {
  expect(mentionOf(text, name)).toBeNull();
});

it('shows the words around the name', () => {
  const text = `${'до '.repeat(40)}Зимин К. И.${' после'.repeat(40)}`;
  const shown = mentionOf(text, kostya)!;
  expect(shown).toMatch(/^….*до Зимин К\. И\. после.*…$/u);
  expect(shown.length).toBeLessThan(100);
});
