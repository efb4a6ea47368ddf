import { wordsOf, type Cell } from './register-cells.ts';
import { plainWords, type Register, type RegisterColumn } from './registers.ts';

/**
 * Which column is which in the tables of schools (docs/domain.md, "The curator's registers"): any order, many
 * words for one thing, one or two rows of headings, a title above them.
 */

/** What a heading may mean before it is known which register the table is. */
export type Heading =
  | Exclude<
      RegisterColumn,
      'menteeSince' | 'mentorSince' | 'mentor' | 'mentees' | 'interview' | 'training'
    >
  | 'surname'
  | 'givenName'
  | 'patronymic'
  | 'birthYearOrClass'
  | 'since'
  | 'mentorName'
  | 'menteeName'
  | 'marks'
  | 'publicConsent';

/** The first rule that fits decides: narrow ones stand before wide ones. */
const rules: readonly (readonly [Heading, RegExp])[] = [
  ['number', /^(номер|номер п п|п п|n|no|number)$/u],
  [
    'publicConsent',
    /соглас.*(фото|видео|публик|изображ|съемк|размещ)|(фото|видео|публик|съемк).*соглас|consent.*(photo|publi)/u,
  ],
  ['consent', /соглас|consent/u],
  ['parentContact', /родител|законн\S* представител|опекун|parent/u],
  ['birthYearOrClass', /рожд\S*( или)? класс|класс( или)? (год|дат)\S* рожд|birth.* class/u],
  ['birthYear', /рожд|^г р$|birth/u],
  ['surname', /^(фамилия|surname|last name)$/u],
  ['givenName', /^(имя|given name|first name)$/u],
  ['patronymic', /^(отчество|patronymic|middle name)$/u],
  ['menteeUntil', /дат\S* (выход|окончан|заверш|выбы|отчислен)/u],
  ['closedPairs', /(заверш|закрыт|реализован|пройден)\S* (программ|пар)|closed|completed/u],
  ['form', /^форм|^form/u],
  ['marks', /собеседован|обучени\S* наставник|interview|training/u],
  ['outcome', /результат|итог|outcome|result/u],
  ['menteeUntil', /(^| )(выход|выбыти|выбыл|отчислен)|exit|left on/u],
  [
    'since',
    /(^| )(вход|воше|вхожден|вступил|вступлен|начал|включени|поступлен|приема|зачислен)|entry|entered|joined/u,
  ],
  [
    'wantsToMentor',
    /(хочет|хотел|желан|желает|готов|намер|планир|стать|буд|возможн|отметк)\S* .*наставник|wants? to|ready to/u,
  ],
  ['feedback', /обратн\S* связ|отзыв|feedback/u],
  ['wantedAge', /возраст|(^| )age( |$)/u],
  ['timePerWeek', /врем|час\S* в неделю|hours|(^| )time( |$)/u],
  ['competences', /компетенц|навык|умени|помочь|помога|competenc|skill|help with/u],
  ['achievements', /достижен|наград|achievement/u],
  ['interests', /интерес|увлечен|хобби|interest|hobb/u],
  ['request', /запрос|потребност|проблем|трудност|дефицит|request|needs/u],
  ['contact', /контакт|телефон|^тел$|e mail|email|почт|contact|phone/u],
  [
    'workplace',
    /мест\S* (работ|учеб|обуч)|организаци|^школа$|^оо$|workplace|place of|organisation/u,
  ],
  ['position', /(^| )(класс|группа|должность)( |$)|^параллель$|(^| )(class|grade|position)( |$)/u],
  ['menteeName', /наставляем|подопечн|mentee/u],
  ['mentorName', /наставник|тьютор|mentor/u],
  [
    'name',
    /(^| )(фио|ф и о)( |$)|фамили\S* имя|полное имя|имя фамилия|^(ученик|обучающийся|участник|учитель|педагог|сотрудник|студент)$|^(full )?name$/u,
  ],
];

/** What a heading says, or null when it says nothing that a register knows. */
export function headingOf(text: string): Heading | null {
  const plain = plainWords(text.replaceAll('№', ' номер '));
  if (plain === '' || plain.length > 120) return null;
  return rules.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

const nameWord =
  /^(фио|[фио]|имя|фамилия|отчество|полное|закреплен\S*|наставник\S*|тьютор\S*|наставляем\S*|подопечн\S*|mentors?|mentees?|full|names?)$/u;

/** Whether a column with people of the other side holds their names and nothing about them. */
export function isNameOnly(title: string): boolean {
  return plainWords(title)
    .split(' ')
    .every((word) => nameWord.test(word));
}

export interface FoundHeading {
  /** Counted from 0. */
  readonly column: number;
  readonly title: string;
  readonly heading: Heading | null;
}

export interface FoundHeadings {
  readonly headings: readonly FoundHeading[];
  /** Index of the first row below the headings. */
  readonly firstRow: number;
  /** What stands above the headings. */
  readonly title: string;
}

const nameHeadings: readonly (Heading | null)[] = ['name', 'mentorName', 'menteeName', 'surname'];
/** Letterheads and titles are not longer than this. */
const highestHeading = 40;

/** Finds the row, or the two rows, with the most headings; null in a table without a column of names. */
export function findHeadings(rows: readonly (readonly Cell[])[]): FoundHeadings | null {
  let best: {
    readonly headings: FoundHeading[];
    readonly at: number;
    readonly deep: number;
  } | null = null;
  let most = 0;
  for (const [at, row] of rows.slice(0, highestHeading).entries()) {
    const under = rows[at + 1];
    for (const deep of under ? [1, 2] : [1]) {
      const headings = readHeadings(row, deep === 2 ? under : undefined);
      const kinds = new Set(headings.flatMap(({ heading }) => heading ?? []));
      const known = headings.some(({ heading }) => nameHeadings.includes(heading));
      // A name alone is a heading only where it stands alone: titles and sentences speak of people, too.
      if (!known || (kinds.size < 2 && headings.length > 1) || kinds.size <= most) continue;
      best = { headings, at, deep };
      most = kinds.size;
    }
  }
  if (!best) return null;
  const above = rows.slice(0, best.at).flat();
  return {
    headings: best.headings,
    firstRow: best.at + best.deep,
    title: [...new Set(above.map(wordsOf))].join(' '),
  };
}

function readHeadings(upper: readonly Cell[], lower?: readonly Cell[]): FoundHeading[] {
  const width = Math.max(upper.length, lower?.length ?? 0);
  return Array.from({ length: width }, (_, column) => {
    const parts = [wordsOf(upper[column] ?? null), wordsOf(lower?.[column] ?? null)];
    // A heading that is merged over both rows stands in both.
    const title = [...new Set(parts)].filter(Boolean).join(' ');
    return { column, title, heading: headingOf(title) };
  }).filter(({ title }) => title !== '');
}

const ofMentees: readonly (Heading | null)[] = [
  'request',
  'parentContact',
  'birthYear',
  'birthYearOrClass',
  'menteeUntil',
  'wantsToMentor',
];
const ofMentors: readonly (Heading | null)[] = [
  'competences',
  'achievements',
  'interests',
  'wantedAge',
  'timePerWeek',
  'closedPairs',
  'marks',
];

/** Which register a table is: by its own name, its title, or the columns that only one of them has. */
export function guessRegister(
  names: readonly string[],
  { headings, title }: Pick<FoundHeadings, 'headings' | 'title'>,
): Register {
  for (const name of [...names, title]) {
    const [mentees, mentors] = [/наставляем|mentee/iu.test(name), /наставник|mentor/iu.test(name)];
    if (mentees !== mentors) return mentees ? 'mentee' : 'mentor';
  }
  const count = (some: readonly (Heading | null)[]) =>
    headings.filter(({ heading }) => some.includes(heading)).length;
  const [mentees, mentors] = [count(ofMentees), count(ofMentors)];
  if (mentees !== mentors) return mentees > mentors ? 'mentee' : 'mentor';
  const first = headings.find(
    ({ heading }) => heading === 'mentorName' || heading === 'menteeName',
  );
  return first?.heading === 'mentorName' ? 'mentor' : 'mentee';
}
