import { goal, task, type Suggestions } from '../words.ts';

export const suggestions: Suggestions = {
  achieverUnderachiever: [
    goal(
      'Close the gaps in one subject',
      'Topics of earlier years are shaky, so new ones do not stick',
      'Three tests in a row marked good or better',
      task(
        'both',
        'Find the topics that hold us up',
        'going through old tests',
        'A list of 3 to 5 topics, the most important first',
      ),
      task(
        'mentee',
        'Solve five exercises on one topic before each meeting',
        'work alone',
        'At least 4 of 5 right',
      ),
      task(
        'mentor',
        'Show my own way through hard exercises',
        'explaining by example',
        '2 worked examples for each topic',
      ),
      task(
        'mentee',
        'Explain a finished topic to the mentor',
        'talk at the board',
        'A talk of 5 minutes without a prompt',
      ),
    ),
    goal(
      'Study by a timetable of my own',
      'Homework is left for the evening and forgotten',
      'A month without missing homework',
      task(
        'both',
        'Draw up a weekly timetable',
        'table on a sheet of paper',
        'A timetable with 5 short sessions a week',
      ),
      task(
        'mentee',
        'Tick off what is done',
        'a tick each day',
        'At least 20 days ticked in a month',
      ),
      task(
        'both',
        'Look at what got in the way and mend the timetable',
        'talk every two weeks',
        '2 talks, one change after each',
      ),
    ),
  ],
  leaderPassive: [
    goal(
      'Join in something the class does',
      'Stays aside and turns tasks down',
      'Volunteered for one thing and saw it through',
      task(
        'both',
        'Choose something manageable',
        'talk, list of class activities',
        '3 options, one chosen',
      ),
      task('mentee', 'Take on one part of it', 'a task with a clear date', '1 task done'),
      task(
        'mentor',
        'Be there the first time, then step back',
        'working together',
        '1 thing together, the next one alone',
      ),
    ),
    goal(
      'Speak up without fear',
      'Silent in lessons and in new company',
      'A short talk in front of the class',
      task(
        'mentee',
        'Ask one question in a lesson every week',
        'task for myself',
        '6 questions in 6 weeks',
      ),
      task(
        'both',
        'Rehearse a talk of two minutes',
        'rehearsal with a timer',
        '3 rehearsals, the last before two listeners',
      ),
      task('mentee', 'Speak in class hour', 'talk', '1 talk and 1 response from a listener'),
    ),
  ],
  equalToEqual: [
    goal(
      'Exchange what we can do',
      'Each can do what the other cannot',
      'Each has shown a new skill in practice',
      task('both', 'Write down what we can teach each other', 'two lists', '3 skills on each list'),
      task(
        'mentor',
        'Give mini-lessons in my skill',
        'practice session',
        '3 mini-lessons of 20 minutes',
      ),
      task(
        'mentee',
        'Give mini-lessons in return',
        'practice session',
        '3 mini-lessons of 20 minutes',
      ),
    ),
    goal(
      'Make a project together',
      'There is an idea too big for one',
      'The finished project has been shown to others',
      task(
        'both',
        'Agree on what we make and who does what',
        'a plan on one page',
        'At most 6 steps, each with a name and a date',
      ),
      task(
        'both',
        'Put together the first part that works',
        'working together',
        '1 part that can be shown',
      ),
      task(
        'both',
        'Show the project and collect feedback',
        'presentation',
        '5 responses, 2 improvements made',
      ),
    ),
  ],
  adaptedUnadapted: [
    goal(
      'Settle in at the new school',
      'Does not know people, habits and rooms',
      'Knows where to go and whom to ask, and misses no lesson',
      task(
        'mentor',
        'Show the school and its unwritten rules',
        'tour',
        '10 places that matter and 5 rules',
      ),
      task(
        'both',
        'Get to know classmates',
        'lunches and breaks together',
        '4 new acquaintances in a month',
      ),
      task(
        'mentee',
        'Choose a club and go there',
        'trial session',
        '2 trial sessions, 1 club chosen',
      ),
    ),
    goal(
      'Cope with studies in new conditions',
      'Pace and demands differ, work is not finished',
      'Four weeks of work handed in on time',
      task(
        'both',
        'Find out which work takes most time',
        'diary of a week',
        'Notes on 5 school days',
      ),
      task(
        'mentor',
        'Show tricks that save time',
        'worked on a real task',
        '3 tricks, each tried out',
      ),
      task(
        'mentee',
        'Ask a teacher for help or a better format',
        'talk with the teacher',
        '1 talk and 1 agreement',
      ),
    ),
  ],
};
