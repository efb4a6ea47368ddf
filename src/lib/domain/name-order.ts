/**
 * Compares two names by the Russian alphabet. Where they first differ in two plain letters of one case, the numbers of
 * the letters say it; all else (ё, spaces, other alphabets) is left to the rules of the language, which take a slow
 * tablet ten times as long.
 */
export function compareNames(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
  const arePlain = (isCapital(one) && isCapital(other)) || (isSmall(one) && isSmall(other));
  return arePlain ? one - other : a.localeCompare(b, 'ru');
}

const isCapital = (code: number) => code >= 0x410 && code <= 0x42f;
const isSmall = (code: number) => code >= 0x430 && code <= 0x44f;
