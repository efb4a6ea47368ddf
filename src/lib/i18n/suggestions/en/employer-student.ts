import { goal, task, type Suggestions } from '../words.ts';

export const suggestions: Suggestions = {
  activeProfessionalIndifferent: [
    goal(
      'See what school subjects are good for',
      'Studies without interest and sees no link to life',
      'Names three subjects that the trade needs, and why',
      task('mentor', 'Show the company and one working day', 'excursion', '1 day, 3 workplaces'),
      task('mentee', 'Solve a real problem of the trade', 'case', '1 case, solved on 1 page'),
      task('mentee', 'Tell the class what there was to see', 'talk', '1 talk of 5 minutes'),
    ),
    goal(
      'Choose a course of study knowingly',
      'Chooses at random or as friends do',
      'A course or a college is chosen, the reasons are written down',
      task('mentee', 'Write down questions about jobs', 'preparing an interview', '10 questions'),
      task('both', 'Talk with workers of different trades', 'interview', '3 talks with notes'),
      task('both', 'Compare options by own criteria', 'decision table', '3 options, 5 criteria'),
    ),
  ],
  colleagueYoungColleague: [
    goal(
      'Do a project that the company ordered',
      'Wants real work, not an exercise',
      'The client accepted the result',
      task(
        'mentor',
        'Set the task and show a model',
        'opening meeting',
        '1 specification of 1 page',
      ),
      task('mentee', 'Make a first version', 'project work', '1 version on time'),
      task(
        'both',
        'Review it with the client and correct it',
        'review',
        'At most 5 remarks, all settled',
      ),
      task('mentee', 'Present the result', 'presentation', '1 showing at the company'),
    ),
    goal(
      'Learn how work is done',
      'Dates and agreements slip',
      'A month without a missed date',
      task('both', 'Agree on rules of work', 'discussion', '5 rules signed by both'),
      task('mentee', 'Keep a list of my tasks', 'planning', '4 weeks, at least 80 % done'),
      task('mentor', 'Give short feedback', 'talk at the end of the week', '4 talks of 10 minutes'),
    ),
  ],
  employerFutureEmployee: [
    goal(
      'Learn the first skills of the trade',
      'Interest is there, skills are not',
      'Does three operations alone and to standard',
      task(
        'mentor',
        'Instruct and show the moves',
        'showing at the workplace',
        '3 operations with a card of steps',
      ),
      task(
        'mentee',
        'Practise the operations under supervision',
        'practice',
        '5 repeats of each, the last 2 without a mistake',
      ),
      task('mentee', 'Hand in a trial piece', 'test', '1 piece judged by 5 criteria'),
    ),
    goal(
      'Plan the way into the company',
      'Does not know where to study and what is asked',
      'A route “study – training – work”',
      task(
        'mentor',
        'Tell about requirements and sponsored study',
        'consultation',
        '1 leaflet: 3 trades and what they ask',
      ),
      task('mentee', 'Write a CV and a letter', 'writing', '1 CV of 1 page'),
      task('both', 'Hold a mock interview', 'role play', '2 interviews, 3 conclusions'),
    ),
  ],
};
