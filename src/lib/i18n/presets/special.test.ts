import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

import type { Preset } from '#lib/documents/preset.ts';
import { roleModelsOfForm } from '#lib/domain/forms.ts';
import { loadPreset, presetIds } from './load.ts';

type Id = (typeof presetIds)[number];

const page = readFileSync(new URL('../../../../docs/domain.md', import.meta.url), 'utf8');

/** The cells of a line of docs/domain.md about a preset, of its second table or its third. */
function cellsOf(id: Id, table: 1 | 2): string[] {
  const lines = page.split('\n').filter((each) => each.startsWith(`| \`${id}\``));
  const cells = lines[table]?.split('|') ?? [];
  return cells.slice(2, 4).map((cell) => cell.trim());
}

/** What a preset is, and what is special about it. */
function specialOf(id: Id): string[] {
  const [is = '', special = ''] = cellsOf(id, 1);
  return [is, ...special.split('; ')];
}

/** Where a preset says something: its words in one language, or what they must be. */
type Says = (preset: Preset) => unknown;
interface Fact {
  readonly says: Says;
  readonly ru: unknown;
  readonly en: unknown;
}

const words = (says: Says, ru: RegExp, en: RegExp): Fact => ({
  says,
  ru: expect.stringMatching(ru),
  en: expect.stringMatching(en),
});
/** The same in both languages. */
const shape = (says: Says, is: unknown): Fact => ({ says, ru: is, en: is });
/** Titles in their order, each told by a word of it. */
function titles(list: 'calendar' | 'indicators' | 'documents', ru: string, en: string): Fact {
  const matching = (roots: string) =>
    roots.split(', ').map((root) => expect.stringMatching(new RegExp(root, 'iu')) as unknown);
  const says = (preset: Preset) => preset[list].map(({ title }) => title);
  return { says, ru: matching(ru), en: matching(en) };
}

const about: Says = ({ about: text }) => text;
const tasks: Says = ({ passport }) => passport.tasks;
const titlesOf: Says = ({ documents }) => documents.map(({ title }) => title).join('\n');
const influence = titles(
  'indicators',
  'успеваемость, посещаемость, кружков и проектов, на учёте, жалобы, стать наставником, довольные, публикациями',
  'attainment, attendance, clubs and projects, register of concern, complained, become mentors, satisfied, publications',
);
const lowerIn: Says = ({ indicators }) =>
  indicators.flatMap(({ direction }, index) => (direction === 'lower' ? [index] : []));
const period: Says = ({ indicators }) => [...new Set(indicators.map((each) => each.period))].join();

/** What docs/domain.md tells of each preset, and how the preset says it. */
const facts: Readonly<Record<Id, Readonly<Record<string, readonly Fact[]>>>> = {
  growingTogether: {
    'reverse mentoring of teachers, from one day to one year': [
      words(
        about,
        /реверсивное.*от одного дня до учебного года/iu,
        /reverse.*one day to a school year/iu,
      ),
    ],
    'innovator – conservative alone': [
      shape(
        ({ forms }) => forms.map(({ form, roleModels }) => [form, roleModels]),
        [['teacherTeacher', ['innovatorConservative']]],
      ),
    ],
    'gaps and burn-out diagnosed': [words(tasks, /дефициты.*выгорани/iu, /gaps.*burn-out/iu)],
    'the mentor supports, teaches, mediates, encourages self-education': [
      words(
        tasks,
        /поддерживать, обучать, помогать в спорных.*самообразование/iu,
        /support, teach, mediate.*self-education/iu,
      ),
    ],
    'five models of interaction': [words(tasks, /пять моделей/iu, /five models/iu)],
    'seven documents': [
      titles(
        'documents',
        'потребностей, план пары, удовлетворённости наставников, удовлетворённости наставляемых, отчёт наставника, база наставников, база наставляемых',
        'needs, plan of the pair, for mentors, for mentees, mentor’s report, register of mentors, register of mentees',
      ),
    ],
    'a calendar of fourteen events': [
      titles(
        'calendar',
        'совет, потребностей, компетенций, пары, документов, для наставляемых, консультации, мониторинг, эффективное, консультации, успехи, наставников, наставляемых, отчёты',
        'council, needs, competences, pairs, documents, for mentees, consultations, interim, effective, consultations, success, for mentors, for mentees, reports',
      ),
    ],
    'involved, closing their gaps, staying: 70, 90, 90 %': [
      titles('indicators', 'вовлечённых, дефициты, продолжают', 'involved, gaps, go on working'),
      shape(
        ({ indicators }) =>
          indicators.map(({ target, unit, direction }) => [target, unit, direction]),
        [70, 90, 90].map((target) => [target, '%', 'higher']),
      ),
    ],
  },
  citySchool: {
    'a city school for classes 5 to 11, three years': [
      words(about, /три года для 5–11 классов/iu, /three years for classes 5 to 11/iu),
    ],
    'initial training and training on the job': [
      words(tasks, /до начала работы и по ходу/iu, /before they begin and on the job/iu),
    ],
    'two styles, developing and instrumental': [
      words(tasks, /развивающий и инструментальный/iu, /developing and the instrumental/iu),
    ],
    'topics failed in national tests': [words(tasks, /проверочных работах/iu, /national tests/iu)],
    'mediation of conflicts': [words(tasks, /конфликты/iu, /conflicts/iu)],
    'results stage by stage': [
      words(tasks, /по этапам/iu, /stage by stage/iu),
      shape(
        ({ roadmap }) => roadmap.filter(({ side, result }) => side === 'inside' && !result),
        [],
      ),
    ],
    'yearly correction': [
      words(({ passport }) => passport.correction, /каждый год/iu, /every June/iu),
    ],
    partners: [words(({ passport }) => passport.partners, /вузы/iu, /universities/iu)],
    'nine indicators, year on year': [
      titles(
        'indicators',
        '5–11, рейтинговых, проекты, профориентационных, работодатели, студенты, мотивацией, адаптации, ОВЗ',
        '5 to 11, high-rated, projects, career, employer, university, motivation, adaptation, special needs',
      ),
      shape(lowerIn, [7]),
      words(period, /^год к году$/u, /^year on year$/u),
    ],
  },
  furtherEducation: {
    'students in out-of-school education': [
      words(about, /кружках и студиях/iu, /clubs and studios/iu),
    ],
    'work inside and outside': [
      shape(({ roadmap }) => [...new Set(roadmap.map(({ side }) => side))], ['inside', 'outside']),
    ],
    'results evaluated by form': [
      words(titlesOf, /результатов по формам/iu, /results by form/iu),
      words(tasks, /результаты каждой формы/iu, /results of each form/iu),
    ],
    'eight indicators at entry and exit': [
      influence,
      shape(lowerIn, [3, 4]),
      words(period, /^на входе и на выходе$/u, /^at entry and exit$/u),
    ],
  },
  targetModel: {
    'the target model as a school sums it up': [
      words(about, /пять форм, семь этапов/iu, /five forms, seven stages/iu),
    ],
    'two regulations': [
      words(titlesOf, /положение.*\n.*положение/iu, /regulation.*\n.*regulation/iu),
    ],
    'personal route of a teacher': [words(titlesOf, /маршрут педагога/iu, /route of a teacher/iu)],
    orders: [words(titlesOf, /^приказы$/imu, /^orders$/imu)],
    'roadmap of the year': [words(titlesOf, /дорожная карта на год/iu, /roadmap of the year/iu)],
    'both registers': [
      words(
        titlesOf,
        /база наставников\nбаза наставляемых/iu,
        /register of mentors\nregister of mentees/iu,
      ),
    ],
    report: [words(titlesOf, /отчёт за год/iu, /report of the year/iu)],
  },
  techPark: {
    'a school technology park, in person': [words(about, /очная/iu, /in person/iu)],
    'all role models of its forms': [
      shape(
        ({ forms }) =>
          forms.filter(
            ({ form, roleModels }) => roleModels.length !== roleModelsOfForm[form].length,
          ),
        [],
      ),
    ],
    'two stages of monitoring with SWOT': [
      words(tasks, /в два этапа со SWOT/iu, /in two stages, with SWOT/iu),
      words(titlesOf, /SWOT/u, /SWOT/u),
    ],
    'school of the mentor': [words(about, /школа наставника/iu, /school of the mentor/iu)],
    'a plan for each form': [
      shape(
        ({ documents, forms }) =>
          documents.filter(({ title }) => /^План пар|^Plan of pairs/u.test(title)).length -
          forms.length,
        0,
      ),
    ],
    'projects defended at the end': [
      words(about, /защита проектов в конце/iu, /projects defended at the end/iu),
    ],
    'a calendar from September to August': [
      titles(
        'calendar',
        'потребностей, открытие, планы, обмен, развитие, консультации, итогам обучения, удовлетворённости, анализ года',
        'needs, opening, plans, exchange, development, consultations, results of training, satisfaction, analysis of the year',
      ),
      words(
        ({ calendar }) => calendar.map(({ details }) => details).join(', '),
        /^Сентябрь, Сентябрь, Сентябрь – октябрь, Декабрь, (Весь год, ){3}Июнь, Август$/u,
        /^September, September, September to October, December, (All year, ){3}June, August$/u,
      ),
    ],
    'eight indicators at entry and exit': [
      influence,
      shape(lowerIn, [3, 4]),
      words(period, /^на входе и на выходе$/u, /^at entry and exit$/u),
    ],
  },
};

it.each(presetIds)(
  'what is special about %s in docs/domain.md is in the preset, in both languages',
  async (id) => {
    expect(Object.keys(facts[id])).toEqual(specialOf(id));
    for (const [fact, ways] of Object.entries(facts[id])) {
      for (const locale of ['ru', 'en'] as const) {
        const preset = await loadPreset(id, locale);
        for (const way of ways)
          expect(way.says(preset), `${fact} (${locale})`).toEqual(way[locale]);
      }
    }
  },
);

/** How the grounds of docs/domain.md stand in a preset. */
const grounds: Readonly<Record<string, readonly [ru: RegExp, en: RegExp]>> = {
  '№ 273-ФЗ': [/29\.12\.2012 № 273-ФЗ/u, /273-FZ of 29\.12\.2012/u],
  '№ 3273-р (growth of teachers)': [
    /31\.12\.2019 № 3273-р: .*рост педагогов/u,
    /3273-r .* growth of teachers/u,
  ],
  '№ АЗ-1128/08 (mentoring of teachers)': [
    /21\.12\.2021 № АЗ-1128\/08: .*педагогов/u,
    /AZ-1128\/08 .* mentoring of teachers/u,
  ],
  'Labour Code 351.8': [/Трудовой кодекс РФ, статья 351\.8/u, /Labour Code .* 351\.8/u],
  '№ Р-145 (target model)': [/25\.12\.2019 № Р-145: целевая модель/u, /R-145 .* target model/u],
  '№ 152-ФЗ (personal data)': [/27\.07\.2006 № 152-ФЗ/u, /152-FZ of 27\.07\.2006/u],
  '№ 678-р (further education)': [
    /31\.03\.2022 № 678-р: .*дополнительного образования/u,
    /678-r .* further education/u,
  ],
  requests: [/^Запросы учеников/u, /^What students/u],
  'diagnosis of gaps': [/^Диагностика дефицитов/u, /^Gaps and burn-out/u],
  'own regulation': [/^Положение о наставничестве/u, /regulation on mentoring/u],
};

it.each(presetIds)(
  'the passport of %s begins with the title and the grounds that docs/domain.md names, in this order',
  async (id) => {
    const [title, named = ''] = cellsOf(id, 2);
    const [ru, en] = [await loadPreset(id, 'ru'), await loadPreset(id, 'en')];
    expect(ru.passport.title).toBe(title);
    const wanted = named.split(', ');
    for (const [preset, language] of [[ru, 0] as const, [en, 1] as const]) {
      expect(preset.passport.grounds.split('\n')).toEqual(
        wanted.map((each) => expect.stringMatching(grounds[each]![language]) as unknown),
      );
    }
  },
);
