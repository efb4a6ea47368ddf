/** Which words two short texts have in common, whatever their endings are; Russian and English. */

/** Words that every request has and that say nothing of what it is about. */
const common =
  /^(хоч|чтоб|помо|нужн|надо|мож|могу|очен|готов|науч|буд|котор|себя|тако|как|когда|есть|быть|немно|want|need|help|with|would|like|learn|that|this|have|могла|могли|люблю|сама$|сам$|тоже|этого|всегда)/u;

/** The words of a text by their first four letters, ready to be compared. */
export type Words = ReadonlyMap<string, readonly string[]>;

export function wordsOf(text: string): Words {
  const words =
    text
      .toLowerCase()
      .replaceAll('ё', 'е')
      .match(/\p{L}{4,}/gu) ?? [];
  return Map.groupBy(new Set(words.filter((word) => !common.test(word))), (word) =>
    word.slice(0, 4),
  );
}

/** The words of `of` that are in `among` too, in another form perhaps; each subject once. */
export function sharedWords(of: Words, among: Words): string[] {
  const shared: string[] = [];
  for (const [beginning, words] of of) {
    const others = among.get(beginning);
    const found = others && words.find((word) => others.some((other) => isOneWord(word, other)));
    if (found !== undefined) shared.push(found);
  }
  return shared;
}

/** True when a text names the person by surname, which stands first in `name`: «хочу к Беловой». */
export function namesPerson(text: string, name: string): boolean {
  const surname = plain(name).split(/\s+/u)[0] ?? '';
  if (surname.length < 3) return false;
  const capitalised = text.match(/\p{Lu}\p{L}{2,}/gu) ?? [];
  return capitalised.some((word) => isOneName(plain(word), surname));
}

const plain = (text: string) => text.trim().toLowerCase().replaceAll('ё', 'е');

/** Russian endings change up to three letters. */
function isOneWord(one: string, other: string): boolean {
  return beginningInCommon(one, other) >= Math.max(one.length, other.length) - 3;
}

function isOneName(word: string, surname: string): boolean {
  if (Math.abs(word.length - surname.length) > 3) return false;
  return beginningInCommon(word, surname) >= Math.max(3, surname.length - 2);
}

function beginningInCommon(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
