import { expect, it } from 'vitest';

import { linksIn } from './links.ts';

const addresses = (text: string) => linksIn(text).map(({ href }) => href);

it('finds the web addresses in what somebody wrote, without the full stop behind them', () => {
  expect(addresses('Фото: https://school.example/a?b=1. И (http://b.example/c), ещё раз')).toEqual([
    'https://school.example/a?b=1',
    'http://b.example/c',
  ]);
  expect(linksIn('https://ru.example/Глава_(2)')[0]?.label).toBe('ru.example/Глава_(2)');
});

it('names an address once', () => {
  expect(addresses('https://a.example https://a.example/')).toHaveLength(1);
});

it('makes no link of what could run, or of an address that pretends to be another', () => {
  const text = 'javascript:alert(1) data:text/html,x file:///etc https://school.ru@evil.example/';
  expect(addresses(text)).toEqual([]);
});
