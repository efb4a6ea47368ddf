import { say, type Words } from './words.ts';

/** What a programme rests on: laws and recommendations by number and date, and papers of the organisation itself. */
const papers = {
  education: say(
    'Федеральный закон от 29.12.2012 № 273-ФЗ «Об образовании в Российской Федерации».',
    'Federal law No. 273-FZ of 29.12.2012 on education in the Russian Federation.',
  ),
  targetModel: say(
    'Распоряжение Минпросвещения России от 25.12.2019 № Р-145: целевая модель наставничества.',
    'Decree No. R-145 of the Ministry of Education of Russia of 25.12.2019: the target model of mentoring.',
  ),
  growth: say(
    'Распоряжение Правительства РФ от 31.12.2019 № 3273-р: профессиональный рост педагогов.',
    'Decree No. 3273-r of the Government of Russia of 31.12.2019: professional growth of teachers.',
  ),
  teachers: say(
    'Письмо Минпросвещения России от 21.12.2021 № АЗ-1128/08: рекомендации о наставничестве педагогов.',
    'Letter No. AZ-1128/08 of the Ministry of Education of Russia of 21.12.2021: recommendations on the mentoring of teachers.',
  ),
  labour: say(
    'Трудовой кодекс РФ, статья 351.8: работа наставника и оплата за неё.',
    'Labour Code of Russia, article 351.8: the work of a mentor and the pay for it.',
  ),
  furtherEducation: say(
    'Распоряжение Правительства РФ от 31.03.2022 № 678-р: концепция развития дополнительного образования детей до 2030 года.',
    'Decree No. 678-r of the Government of Russia of 31.03.2022: how further education of children is to develop until 2030.',
  ),
  personalData: say(
    'Федеральный закон от 27.07.2006 № 152-ФЗ «О персональных данных».',
    'Federal law No. 152-FZ of 27.07.2006 on personal data.',
  ),
  regulation: say(
    'Положение о наставничестве и приказ руководителя о программе.',
    'The organisation’s regulation on mentoring, and the head’s order on the programme.',
  ),
  requests: say(
    'Запросы учеников, родителей и педагогов: анкеты и беседы.',
    'What students, parents and teachers ask for, by questionnaires and talks.',
  ),
  gaps: say(
    'Диагностика дефицитов и выгорания педагогов.',
    'Gaps and burn-out of teachers, as diagnosed.',
  ),
} satisfies Record<string, Words>;

/** The named papers, a line for each. */
export function groundsOf(...names: readonly (keyof typeof papers)[]): Words {
  const lines = (language: keyof Words) => names.map((name) => papers[name][language]).join('\n');
  return say(lines('ru'), lines('en'));
}
