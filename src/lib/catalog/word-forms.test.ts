import { describe, expect, it } from 'vitest';

import { excerptOf, holdsAny } from './excerpt.ts';
import { isMeant, stemOf, stemsAsked, wordsIn } from './word-forms.ts';

const finds = (query: string, text: string) =>
  stemsAsked(query).every((asked) => wordsIn(text).some(({ stem }) => isMeant(stem, asked)));

describe('word forms', () => {
  it.each([
    ['тетрадями', 'Завести тетрадь'],
    ['сочинения', 'Тема сочинений на неделю'],
    ['страшный', 'Бывает страшно у доски'],
    ['елка', 'Нарядить ёлку'],
    ['ёлка', 'Под елкой'],
    ['reading', 'They read aloud'],
    ['ОЛИМПИАДА', 'готовимся к олимпиаде'],
    ['сочин', 'Написать сочинение'],
    ['7', 'Задача № 7'],
    ['день', 'Через три дня'],
    ['днём', 'В тот же день'],
    ['камень', 'Сад камней, ни одного камня'],
    ['цветок', 'Принести цветка два'],
    ['цветка', 'Цветок на окне'],
    ['конец', 'До конца четверти'],
    ['палец', 'Показать на пальцах'],
    ['ребёнок', 'Помощь ребёнку'],
    ['ребёнок', 'Ребята из седьмого'],
    ['дети', 'Для каждого ребёнка'],
    ['люди', 'Хороший человек'],
    ['окна', 'Без окон'],
    ['письмо', 'Стопка писем'],
    ['писем', 'Ответить на письма'],
    ['песня', 'Выучить пять песен'],
    ['басен', 'Прочесть басню'],
    ['цель', 'Цели на год'],
  ])('«%s» finds «%s»', (query, text) => {
    expect(finds(query, text)).toBe(true);
  });

  it.each([
    ['кот', 'Который час'],
    ['тетрадь книга', 'Завести тетрадь'],
    ['сон', 'Снежный ком'],
    ['урок', 'Урон и кроме того'],
    ['дети', 'Детектив на лето'],
    ['письмо', 'Он писал и пишет'],
  ])(
    'short words are not beginnings of others, and every word counts: «%s» in «%s»',
    (query, text) => {
      expect(finds(query, text)).toBe(false);
    },
  );

  it('letters that are written as two signs are one word', () => {
    const apart = 'Новый урок'.normalize('NFD');
    expect(finds('новая', apart.normalize('NFC'))).toBe(true);
    expect(stemsAsked('новый'.normalize('NFD'))).toEqual([stemOf('новый')]);
  });
});

describe('excerpts', () => {
  const emphasised = (text: string, query: string) =>
    excerptOf(text, stemsAsked(query))
      .map(({ text, found }) => (found ? `[${text}]` : text))
      .join('');

  it('emphasise the forms that stand in the text', () => {
    expect(emphasised('Читать книги, о книгах говорить', 'книга')).toBe(
      'Читать [книги], о [книгах] говорить',
    );
  });

  it('are cut between words around the first find, and lose nothing of a short text', () => {
    const long = `${'слово '.repeat(60)}находка ${'дальше '.repeat(60)}`;
    const excerpt = emphasised(long, 'находка');
    expect(excerpt).toMatch(/^… (слово )+\[находка\] (дальше )+дальше …$/u);
    expect(excerpt.length).toBeLessThan(200);
    expect(emphasised('Ничего такого', 'находка')).toBe('Ничего такого');
    expect(emphasised('', 'находка')).toBe('');
  });

  it('know whether there is anything to emphasise', () => {
    expect(holdsAny('О книгах', stemsAsked('книга тетрадь'))).toBe(true);
    expect(holdsAny('О книгах', stemsAsked('тетрадь'))).toBe(false);
  });
});
