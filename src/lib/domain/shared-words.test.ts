import { describe, expect, it } from 'vitest';

import { namesPerson, sharedWords, wordsOf } from './shared-words.ts';

describe('words in common', () => {
  it('knows a word in another form', () => {
    const wanted = wordsOf('Хочу подготовиться к экзамену по химии, помогите с уроками');
    const offered = wordsOf('Готовлю к экзаменам; химия, физика. Могу помочь. Уроки вечером.');
    expect(sharedWords(wanted, offered).sort()).toEqual(['уроками', 'химии', 'экзамену']);
  });

  it('finds nothing in words that merely begin alike', () => {
    expect(sharedWords(wordsOf('школа'), wordsOf('школьник'))).toEqual([]);
    expect(sharedWords(wordsOf('Хочу помощи'), wordsOf('Хочу помогать'))).toEqual([]);
  });
});

describe('a name in a wish', () => {
  it.each([
    ['Хочу к Беловой Вере', 'Белова Вера Андреевна', true],
    ['с Лебедевым', 'Лебедев Игорь', true],
    ['к Семёновой', 'Семенова Анна', true],
    ['кто-нибудь белый и пушистый', 'Белова Вера', false],
    ['Белка из мультфильма', 'Белова Вера', false],
    ['', 'Белова Вера', false],
    ['К Ли', 'Ли Анна', false],
  ])('«%s» and %s', (text, name, expected) => {
    expect(namesPerson(text, name)).toBe(expected);
  });
});
