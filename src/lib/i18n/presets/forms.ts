import { roleModelsOfForm, type Form, type RoleModel } from '#lib/domain/forms.ts';
import type { Preset } from '#lib/documents/preset.ts';
import { say, type InBoth, type Words } from './words.ts';

type FormOfPreset = InBoth<Preset>['forms'][number];

interface FormWords {
  readonly aim: Words;
  readonly tasks: Words;
  readonly results: Words;
  readonly mentors: Words;
  readonly mentees: Words;
}

/** What each form is for, and who may be on either side of it (docs/domain.md, "Forms and their role models"). */
const words: Readonly<Record<Form, FormWords>> = {
  studentStudent: {
    aim: say(
      'Помочь ученику освоиться, подтянуть учёбу и поверить в себя рядом с тем, кто чуть старше или опытнее.',
      'Help a student settle in, catch up and gain confidence beside somebody slightly older or more experienced.',
    ),
    tasks: say(
      'Помочь с учёбой и умением учиться.\nПоддержать в новом классе и в общении.\nСделать вместе посильное дело.',
      'Help with learning and with how to learn.\nSupport in a new class and with making contact.\nDo something together that both can manage.',
    ),
    results: say(
      'Выше успеваемость и посещаемость, спокойнее в классе, больше своих проектов и кружков.',
      'Better marks and attendance, a calmer class, more projects and clubs.',
    ),
    mentors: say(
      'Ученик старшего класса, который хорошо учится или побеждает в конкурсах, умеет вести за собой и готов помогать.',
      'A student of a higher class who does well or wins contests, can lead others and likes to help.',
    ),
    mentees: say(
      'Активный: хочет сделать своё – проект, конкурс, новое умение.\nПассивный: отстаёт, держится в стороне или только пришёл в школу.',
      'Active: wants to do something of their own – a project, a contest, a skill.\nPassive: falls behind, keeps apart or is new to the school.',
    ),
  },
  teacherStudent: {
    aim: say(
      'Помочь ученику найти интерес, выбрать путь и довести своё дело до конца.',
      'Help a student find an interest, choose a path and finish something of their own.',
    ),
    tasks: say(
      'Раскрыть сильные стороны ученика.\nПройти с ним проект от замысла до защиты.\nПоказать профессию изнутри.',
      'Bring out what the student is good at.\nTake a project with them from idea to defence.\nShow a profession from within.',
    ),
    results: say(
      'Ученик знает, чего хочет, довёл проект до конца и увереннее выбирает профессию.',
      'The student knows what they want, has finished a project and chooses a profession with more confidence.',
    ),
    mentors: say(
      'Педагог, который увлечён своим делом и с которым ученикам интересно.',
      'A teacher who loves the subject and whom students like to work with.',
    ),
    mentees: say(
      'Активный: с идеей, которой нужен опытный взрослый.\nПассивный: без интереса к учёбе и без планов.',
      'Active: with an idea that needs an experienced adult.\nPassive: without interest in learning and without plans.',
    ),
  },
  teacherTeacher: {
    aim: say(
      'Помочь педагогу войти в профессию, закрыть дефициты и остаться в школе.',
      'Help a teacher enter the profession, close gaps and stay with the school.',
    ),
    tasks: say(
      'Найти профессиональные дефициты.\nПоказать приёмы на живых уроках.\nПоддержать в трудных случаях с классом, родителями и коллегами.',
      'Find professional gaps.\nShow methods in real lessons.\nSupport in difficult cases with the class, parents and colleagues.',
    ),
    results: say(
      'Меньше дефицитов и конфликтов, больше довольных своей работой, появляются свои разработки и публикации.',
      'Fewer gaps and conflicts, more satisfaction with the work, method work and publications of their own.',
    ),
    mentors: say(
      'Опытный педагог с признанными результатами, готовый делиться; в реверсивном наставничестве – младший коллега, уверенный в цифровых средствах.',
      'An experienced teacher with recognised results who likes to share; in reverse mentoring a younger colleague at home with digital tools.',
    ),
    mentees: say(
      'Молодой специалист со стажем до трёх лет.\nПедагог, который только пришёл в эту школу.\nПедагог, который выгорает или с трудом осваивает новое.',
      'A young specialist with up to three years of work.\nA teacher who is new to this school.\nA teacher who is burning out or finds new things hard.',
    ),
  },
  universityStudent: {
    aim: say(
      'Показать ученику, где и зачем учиться дальше, глазами того, кто недавно был на его месте.',
      'Show a student where and why to go on learning, through the eyes of somebody who was in their place lately.',
    ),
    tasks: say(
      'Помочь выбрать, где и чему учиться.\nПоддержать проект или исследование.\nРассказать о студенческой жизни как есть.',
      'Help choose where and what to study.\nSupport a project or a piece of research.\nTell of student life as it is.',
    ),
    results: say(
      'Ученик понимает, куда поступать, и верит, что справится.',
      'The student knows where to apply and trusts that they can do it.',
    ),
    mentors: say(
      'Ответственный студент, который хорошо учится, делал проекты и хочет помогать.',
      'A reliable university student who does well, has done projects and likes to help.',
    ),
    mentees: say(
      'Активный: со своим проектом или с целью поступить.\nПассивный: учится без желания и о будущем не думал.',
      'Active: with a project of their own or the aim to get in.\nPassive: learns without wanting to and has not thought of the future.',
    ),
  },
  employerStudent: {
    aim: say(
      'Дать ученику увидеть настоящую работу и попробовать себя в ней.',
      'Let a student see real work and try it.',
    ),
    tasks: say(
      'Познакомить с профессией и предприятием.\nВыполнить вместе настоящую задачу или проект.\nПомочь с выбором и подготовкой.',
      'Introduce a profession and a company.\nDo a real task or project together.\nHelp to choose and to prepare.',
    ),
    results: say(
      'Ученик выбирает профессию осознанно, у предприятия появляются будущие сотрудники.',
      'The student chooses a profession knowingly; the company finds future employees.',
    ),
    mentors: say(
      'Специалист с опытом, которому есть что показать; лучше всего – выпускник школы.',
      'A specialist with experience and something to show; a graduate of the school is best.',
    ),
    mentees: say(
      'Активный: хочет развивать умения и взяться за проект.\nПассивный: не знает, чем заняться после школы.',
      'Active: wants to develop skills and take on a project.\nPassive: does not know what to do after school.',
    ),
  },
  employerUniversity: {
    aim: say(
      'Помочь студенту перейти от учёбы к работе.',
      'Help a university student go from study to work.',
    ),
    tasks: say(
      'Показать, чего ждут от специалиста.\nДать практическую задачу и отзыв о ней.\nПомочь с первым местом работы.',
      'Show what is expected of a specialist.\nGive a practical task and feedback on it.\nHelp with the first job.',
    ),
    results: say(
      'Студент получает опыт и чаще находит работу по профессии.',
      'The student gains experience and finds work in the profession more often.',
    ),
    mentors: say(
      'Профессионал со стажем, готовый ввести новичка в дело.',
      'A professional with years of work who is ready to introduce a beginner.',
    ),
    mentees: say(
      'Активный: ищет практику и хочет расти.\nПассивный: учится по инерции и не видит себя в профессии.',
      'Active: looks for practice and wants to grow.\nPassive: studies out of habit and does not see themselves in the profession.',
    ),
  },
};

/** A form as a preset has it, with all of its role models unless some are named. */
export function formWith(
  form: Form,
  roleModels: readonly RoleModel[] = roleModelsOfForm[form],
): FormOfPreset {
  return { form, roleModels, ...words[form] };
}
