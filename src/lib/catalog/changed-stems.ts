/** Words whose forms have nothing in common, are too short for a stem, or end as verbs do: «писем». */
const families: readonly (readonly string[])[] = [
  ['день', 'дня', 'дню', 'днем', 'дне', 'дни', 'дней', 'дням', 'днями', 'днях'],
  ['ребенок', 'ребенка', 'ребята', 'ребят', 'дети', 'детей', 'детям', 'детьми', 'детях'],
  ['письмо', 'писем'],
  ['песня', 'песен'],
  ['басня', 'басен'],
  ['человек', 'люди', 'людей', 'людям', 'людьми', 'людях'],
];

const consonant = '[бвгджзклмнпрстфхцчшщ]';
/** A last syllable that may lose its vowel: «цветок», «конец», «камень», «окон». */
const closed = new RegExp(`^(.*${consonant})[ео](${consonant})$`, 'u');
/** What has lost it: «цветка», «конца», «камня», «окна», «пальца». */
const joined = new RegExp(`^(.*${consonant})ь?(${consonant})$`, 'u');

/**
 * The other stems under which forms of a Russian word may stand, for its stem: «цветок» and «цветк». Some of them are
 * no word, which does no harm to whoever only looks for them. `stemOf` gives the stem of a word.
 */
export function changedStems(stem: string, stemOf: (word: string) => string): string[] {
  const others = families
    .map((words) => words.map(stemOf))
    .filter((stems) => stems.includes(stem))
    .flat();
  const [, beginning, end] = closed.exec(stem) ?? [];
  if (beginning && end) others.push(beginning + end, `${beginning}ь${end}`);
  const [, before, after] = joined.exec(stem) ?? [];
  if (before && after) others.push(`${before}е${after}`, `${before}о${after}`);
  return [...new Set(others)].filter((each) => each !== stem);
}
