import { goal, task, type Suggestions } from '../words.ts';

export const suggestions: Suggestions = {
  achieverUnderachiever: [
    goal(
      'Bring one subject up to a safe “good”',
      'Gaps keep new topics from making sense',
      'The term’s mark is one higher',
      task('both', 'Check what is known already', 'entry test', '1 test, a list of 4 weak topics'),
      task(
        'mentor',
        'Explain topics in short blocks',
        'weekly session',
        '8 sessions of 40 minutes',
      ),
      task(
        'mentee',
        'Solve exercises between meetings',
        'work alone',
        '10 exercises a week, 80 % right',
      ),
    ),
    goal(
      'Learn to study as at university',
      'Crams before a test and soon forgets',
      'Uses two methods without being reminded',
      task(
        'mentor',
        'Show methods of working with a text',
        'workshop',
        '3 methods: notes, cards, retelling',
      ),
      task('mentee', 'Try the methods in one subject', 'practice', '2 sets of notes and 30 cards'),
      task('both', 'Compare results before and after', 'two tests', 'At least 15 % better'),
    ),
  ],
  leaderIndifferent: [
    goal(
      'Find something of my own at school',
      'Wants nothing and takes part in nothing',
      'In one group for more than a month',
      task(
        'mentor',
        'Show student life',
        'a day at the university',
        '1 day, 3 events to choose from',
      ),
      task('mentee', 'Try different activities', 'trial visits', '3 trials, 2 sentences on each'),
      task('mentee', 'Join the chosen group', 'regular sessions', '6 of 8 sessions attended'),
    ),
    goal(
      'See a future and the first step towards it',
      'Does not think ahead and believes nothing depends on them',
      'A goal for the year is written down and the first step is done',
      task(
        'both',
        'Draw a map of interests and strengths',
        'talk over a sheet',
        '5 strengths with examples',
      ),
      task(
        'mentee',
        'Find out how to get where it is interesting',
        'gathering facts',
        '2 courses: subjects, points, dates',
      ),
      task('mentee', 'Take the first step', 'a task of own choice', '1 step with proof'),
    ),
  ],
  equalToAnother: [
    goal(
      'Learn a skill that the student teaches',
      'Wants to, but does not know where to begin',
      'A piece of work to be proud of',
      task('both', 'Agree on the skill and the result', 'talk', '1 skill, 1 final piece'),
      task(
        'mentor',
        'Hold a series of practice sessions',
        'workshop',
        '6 sessions with an exercise in each',
      ),
      task('mentee', 'Make the final piece', 'work alone', '1 piece shown to 3 people'),
    ),
    goal(
      'Become confident with people',
      'Shy with those who are older or unknown',
      'Starts a conversation easily and keeps it going',
      task(
        'mentor',
        'Invite to an event with own friends',
        'going out together',
        '2 events in two months',
      ),
      task('mentee', 'Be the first to speak', 'task for the week', '4 conversations in 4 weeks'),
      task('both', 'Talk about what helped', 'short talk', '4 talks, 3 tricks of my own'),
    ),
  ],
  curatorProjectAuthor: [
    goal(
      'Bring a project to its defence',
      'There is a topic, but no plan or method',
      'The project is defended with “good” or better',
      task(
        'both',
        'Narrow the topic to a question that can be answered',
        'consultation',
        '1 question, 1 hypothesis',
      ),
      task(
        'mentee',
        'Write a plan and a survey of sources',
        'work alone',
        'A plan with 5 dates, 8 sources',
      ),
      task(
        'mentor',
        'Teach how to work with data',
        'practice session',
        '1 table of data and 2 graphs',
      ),
      task('mentee', 'Rehearse the defence', 'rehearsal', '2 rehearsals, at most 7 minutes long'),
    ),
    goal(
      'Show the project beyond the school',
      'The work stays in a drawer',
      'The project was admitted to at least one contest',
      task(
        'mentor',
        'Find contests and conferences',
        'overview',
        '3 contests with dates and rules',
      ),
      task('mentee', 'Write an abstract and apply', 'writing', '1 application, 1 page of abstract'),
      task('mentee', 'Present and collect feedback', 'talk', '1 talk, 2 responses from experts'),
    ),
  ],
};
