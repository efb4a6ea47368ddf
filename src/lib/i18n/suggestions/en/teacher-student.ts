import { goal, task, type Suggestions } from '../words.ts';

export const suggestions: Suggestions = {
  activeProfessionalIndifferent: [
    goal(
      'Find a subject that captivates',
      'Studies without interest and sees no use in it',
      'Has done a piece of work that nobody asked for',
      task(
        'both',
        'Talk about what was interesting in the last year',
        'talk',
        'A list of 5 things, 2 of them chosen',
      ),
      task(
        'mentor',
        'Show the subject outside lessons',
        'excursion or experiment',
        '2 meetings out of class',
      ),
      task(
        'mentee',
        'Make a small inquiry into a question of my own',
        'mini-research',
        '1 page with answer and sources',
      ),
    ),
    goal(
      'Choose a direction after school',
      'Has not thought about it, or follows friends',
      'A main path and a second one, with clear steps',
      task(
        'mentee',
        'Take two career tests',
        'test and discussion',
        '2 results, 3 conclusions they share',
      ),
      task(
        'mentee',
        'Interview people of three professions',
        'interview with own questions',
        '3 interviews of 5 questions',
      ),
      task(
        'both',
        'Compare the options and write down steps',
        'table of options',
        '2 paths of 4 steps each',
      ),
    ),
  ],
  colleagueYoungColleague: [
    goal(
      'Carry out a project together',
      'There is an idea, but no experience in finishing it',
      'The project is done and shown in a contest or at school',
      task(
        'both',
        'Put the question and the result into words',
        'discussion',
        '1 page: question, result, date',
      ),
      task(
        'mentee',
        'Gather material and make a first version',
        'work alone',
        '5 sources and a draft',
      ),
      task(
        'mentor',
        'Go through the version with useful remarks',
        'consultation',
        'At most 7 remarks, the main 3 marked',
      ),
      task('mentee', 'Present the project', 'defence', '1 defence, 3 questions answered'),
    ),
    goal(
      'Learn to work in a team of adults',
      'Used to doing tasks, not to proposing any',
      'Runs a part of the common work alone',
      task(
        'mentee',
        'Keep the plan of the project',
        'task board',
        '4 weeks without an overdue task',
      ),
      task(
        'mentee',
        'Chair a working meeting',
        'meeting with an agenda',
        '1 meeting of 30 minutes and notes of decisions',
      ),
      task(
        'both',
        'Talk about how leading went',
        'feedback',
        '2 strengths and 1 piece of advice each',
      ),
    ),
  ],
  teacherFutureTeacher: [
    goal(
      'See teaching from the inside',
      'Wants to teach, but knows only the side of the pupil',
      'Can tell what a teacher’s day is made of, and wants to go on',
      task(
        'mentee',
        'Observe lessons in junior classes',
        'lesson visits',
        '3 lessons, 5 observations each',
      ),
      task(
        'mentor',
        'Show how a lesson is prepared',
        'preparing together',
        '1 lesson plan with comments',
      ),
      task(
        'mentee',
        'Talk with a young teacher about the first year',
        'interview',
        '1 talk, 5 thoughts noted',
      ),
    ),
    goal(
      'Give first lessons',
      'No experience with children',
      'Two sessions held, and the children want another',
      task(
        'mentee',
        'Lead a club or a study group of juniors',
        'session of 20 minutes',
        '2 sessions to an own plan',
      ),
      task(
        'mentor',
        'Watch a session and give feedback',
        'observation and talk',
        '2 talks: 3 successes, 1 piece of advice',
      ),
      task(
        'mentee',
        'Put together a folder of materials',
        'portfolio',
        '4 materials ready to be used again',
      ),
    ),
  ],
};
