import type { Random } from './random.ts';
import type { Character } from './texts/storyline.ts';

export interface PersonName {
  /** As a register has it. */
  readonly full: string;
  /** As others call the person. */
  readonly called: string;
}

interface Pool {
  readonly young: readonly string[];
  readonly grown: readonly string[];
  readonly patronymics: readonly string[];
}

/** Masculine and feminine spelling of each surname. */
const surnames: readonly (readonly [male: string, female: string])[] = `
Соколов Кузнецов Лебедев Козлов Новиков Морозов Волков Павлов Семёнов Голубев Виноградов Богданов
Воробьёв Фёдоров Беляев Тарасов Белов Комаров Орлов Киселёв Макаров Андреев Ковалёв Ильин Гусев
Титов Кузьмин Кудрявцев Баранов Куликов Алексеев Степанов Яковлев Сорокин Сергеев Романов Захаров
Борисов Королёв Герасимов Пономарёв Григорьев Лазарев Медведев Ершов Никитин Соболев Рябов Поляков
Цветков Данилов Жуков Фролов Журавлёв Николаев Крылов Максимов Сидоров Осипов Белоусов Федотов
Дорофеев Егоров Матвеев Бобров Дмитриев Калинин Анисимов Петухов Антонов Тимофеев Никифоров
Веселов Филиппов Марков Большаков Суханов Миронов Ширяев Александров Коновалов Шестаков Казаков
Ефимов Денисов Громов Фомин Давыдов Мельников Щербаков Блинов Колесников Карпов Афанасьев Власов
Маслов Исаков Тихонов Аксёнов Гаврилов Родионов Котов Горбунов Кудряшов Быков Зуев Третьяков
Савельев Панов Рыбаков Суворов Абрамов Воронов Мухин Архипов Трофимов Мартынов Емельянов Горшков
Чернов Овчинников Селезнёв Панфилов Копылов Михеев Галкин Назаров Лобанов Лукин Беляков Потапов
Некрасов Хохлов Жданов Наумов Шилов Воронцов Ермаков Дроздов Игнатьев Савин Логинов Сафонов
Капустин Кириллов Моисеев Елисеев Кошелев Костин Горбачёв Орехов Ефремов Исаев Евдокимов Калашников
Кабанов Носков Юдин Кулагин Лапин Прохоров Нестеров Харитонов Агафонов Муравьёв Ларионов Федосеев
Зимин Пахомов Шубин Игнатов Филатов Крюков Рогов Кулаков Терентьев Молчанов Артемьев Гурьев
Зиновьев Гришин Кононов Дементьев Ситников Симонов Мишин Фадеев Комиссаров Мамонтов Носов Гуляев
Галиев Хабибуллин Сафин Юсупов Гарипов Валеев Нуриев Гайнутдинов Магомедов Тагиров
`
  .trim()
  .split(/\s+/)
  .map((male): readonly [string, string] => [male, `${male}а`])
  .concat([
    ['Дубровский', 'Дубровская'],
    ['Левицкий', 'Левицкая'],
    ['Заречный', 'Заречная'],
    ['Островский', 'Островская'],
    ['Полянский', 'Полянская'],
    ['Вишневский', 'Вишневская'],
    ['Черных', 'Черных'],
    ['Седых', 'Седых'],
    ['Шевченко', 'Шевченко'],
    ['Коваленко', 'Коваленко'],
    ['Мельник', 'Мельник'],
    ['Ткачук', 'Ткачук'],
  ]);

const pools: Readonly<Record<Character['gender'], Pool>> = {
  male: {
    young:
      `Артём Максим Матвей Кирилл Тимофей Егор Илья Роман Глеб Арсений Даниил Степан Фёдор Богдан
      Лев Семён Никита Савелий Захар Мирон Ярослав Тимур Руслан Денис Макар Константин Платон Иван
      Георгий Марк Алексей Владислав Григорий Дамир`.split(/\s+/),
    grown: `Сергей Андрей Алексей Дмитрий Игорь Олег Владимир Николай Виктор Павел Михаил Евгений
      Александр Юрий Константин Вадим Антон Роман Станислав Ильдар Василий Денис`.split(/\s+/),
    patronymics:
      `Сергеевич Андреевич Алексеевич Дмитриевич Игоревич Олегович Владимирович Николаевич
      Викторович Павлович Михайлович Евгеньевич Александрович Юрьевич Константинович Анатольевич
      Борисович Валерьевич Геннадьевич Васильевич Петрович Рашидович`.split(/\s+/),
  },
  female: {
    young: `Варвара Полина Арина Милана София Алиса Кира Ксения Елизавета Дарья Вероника Василиса
      Ульяна Маргарита Злата Таисия Анастасия Виктория Валерия Диана Камилла Мария Анна Ева Яна
      Екатерина Алина Есения Амина Александра Надежда Эмилия`.split(/\s+/),
    grown: `Елена Ольга Наталья Татьяна Ирина Светлана Марина Галина Людмила Анна Юлия Екатерина
      Надежда Оксана Лариса Вера Инна Алла Жанна Гульнара Валентина Алёна`.split(/\s+/),
    patronymics:
      `Сергеевна Андреевна Алексеевна Дмитриевна Игоревна Олеговна Владимировна Николаевна
      Викторовна Павловна Михайловна Евгеньевна Александровна Юрьевна Константиновна Анатольевна
      Борисовна Валерьевна Геннадьевна Васильевна Петровна Рашидовна`.split(/\s+/),
  },
};

/** Draws names; no two people of a school are called the same. */
export function createNaming(random: Random) {
  const taken = new Set<string>();
  const surnameOf = (gender: Character['gender'], index: number) =>
    surnames[index]?.[gender === 'male' ? 0 : 1] ?? '';

  function draw({ gender, age }: Pick<Character, 'gender' | 'age'>): PersonName {
    const pool = pools[gender];
    const surname = surnameOf(gender, random.int(0, surnames.length - 1));
    const first = random.pick(age === 'adult' ? pool.grown : pool.young);
    const patronymic = random.pick(pool.patronymics);
    const full = [surname, first, ...(age === 'pupil' ? [] : [patronymic])].join(' ');
    const called = age === 'adult' ? `${first} ${patronymic}` : first;
    return { full, called };
  }

  return {
    /** A name that nobody else bears; `besides` are names of the same pair that must sound different. */
    give(
      character: Pick<Character, 'gender' | 'age'>,
      besides: readonly string[] = [],
    ): PersonName {
      let name = draw(character);
      while (taken.has(name.full) || besides.includes(name.called)) name = draw(character);
      taken.add(name.full);
      return name;
    },
    /** The parent who signs for a pupil: the same surname. */
    parentOf(pupil: PersonName): string {
      const [surname = ''] = pupil.full.split(' ');
      const index = surnames.findIndex((spellings) => spellings.includes(surname));
      const gender = random.chance(0.8) ? 'female' : 'male';
      const first = random.pick(pools[gender].grown);
      return `${surnameOf(gender, index)} ${first} ${random.pick(pools[gender].patronymics)}`;
    },
  };
}

export type Naming = ReturnType<typeof createNaming>;
