/**
 * Compares two names by the Russian alphabet. Where they first differ in letters that the alphabet tells apart, or one
 * of them ends or goes on with a space there, that says it; all else (е and ё, one letter in two cases, other alphabets)
 * is left to the rules of the language, which take a slow tablet thirty times as long.
 */
export function compareNames(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return place(a, at) - place(b, at) || a.localeCompare(b, 'ru');
}

/** Where the alphabet puts what stands at `at`: an end, a space, then the letters; NaN for what it does not know. */
function place(name: string, at: number): number {
  if (at === name.length) return 0;
  const code = name.charCodeAt(at);
  if (code === 0x20) return 1;
  if (code >= 0x410 && code <= 0x42f) return code + 0x20;
  if (code >= 0x430 && code <= 0x44f) return code;
  return code === 0x401 || code === 0x451 ? 0x435 : NaN;
}
