import { goal, task, type Suggestions } from '../words.ts';

export const suggestions: Suggestions = {
  experiencedYoungSpecialist: [
    goal(
      'Build a lesson with confidence',
      'Lessons run out of time, order rests on reprimands',
      'Three lessons in a row went to plan and met their aims',
      task(
        'mentee',
        'Watch the mentor’s lessons with an observation sheet',
        'lesson visits',
        '3 lessons, 3 sheets filled in',
      ),
      task(
        'both',
        'Design a lesson together',
        'planning together',
        '2 plans with time for each stage',
      ),
      task(
        'mentor',
        'Visit lessons and talk them through',
        'visit and talk',
        '4 visits, 2 recommendations each',
      ),
      task('mentee', 'Give an open lesson', 'open lesson', '1 lesson and 1 page of self-analysis'),
    ),
    goal(
      'Master the school’s paperwork',
      'Syllabus and register eat up the evenings',
      'Papers handed in on time and not sent back',
      task(
        'mentor',
        'Show what is required and what can be simpler',
        'consultation',
        'A checklist of 7 points',
      ),
      task(
        'mentee',
        'Write a syllabus from a model',
        'work alone',
        '1 syllabus accepted by the deputy head',
      ),
      task(
        'mentee',
        'Keep the register without a backlog',
        'weekly check',
        '0 blank lessons for 8 weeks in a row',
      ),
    ),
  ],
  classTeacherYoungSpecialist: [
    goal(
      'Get to know the class and bring it together',
      'First year as a class teacher, the class falls into groups',
      'The class did something in which everybody had a part',
      task(
        'mentee',
        'Draw a map of the class',
        'observation, sociometry',
        '1 map: groups, leaders, who is alone',
      ),
      task('both', 'Prepare class hours', 'preparing together', '4 outlines for a term'),
      task(
        'mentee',
        'Do something with the whole class',
        'class project',
        '1 project, at least 80 % of the class take part',
      ),
    ),
    goal(
      'Work calmly with parents',
      'Avoids hard talks, parents’ evenings are a strain',
      'One evening and three talks to plan, without a conflict',
      task('mentor', 'Act out a hard talk', 'role play', '3 situations, 2 answers to each'),
      task(
        'mentee',
        'Hold a parents’ evening',
        'meeting with an outline',
        '1 evening, feedback from at least 10 parents',
      ),
      task(
        'mentee',
        'Talk with families that need support',
        'individual talk',
        '3 talks and 3 agreements',
      ),
    ),
  ],
  leaderTeacherInDifficulty: [
    goal(
      'Regain strength and interest in the work',
      'Tired, irritable, thinking of leaving',
      'Burn-out is lower, and there is something that gives joy',
      task(
        'mentee',
        'Measure burn-out at entry and exit',
        'questionnaire',
        '2 measurements, the difference noted',
      ),
      task(
        'both',
        'Find what drains strength and what can be dropped',
        'talk',
        '5 causes, 2 of them dropped',
      ),
      task(
        'mentee',
        'Give one favourite activity a place in the week',
        'own timetable',
        '6 weeks, at least once a week',
      ),
    ),
    goal(
      'Leave a conflict behind and talk again',
      'Tension with a colleague, a pupil or parents',
      'Both sides agreed and have kept to it for a month',
      task(
        'both',
        'Take the conflict apart: facts, feelings, interests',
        'talk in confidence',
        '1 chart with the interests of 2 sides',
      ),
      task(
        'mentor',
        'Help to prepare a meeting of the sides',
        'mediation',
        '1 meeting and an agreement in writing',
      ),
      task(
        'mentee',
        'Try ways of answering calmly',
        'exercises, notes of cases',
        '5 cases noted in a month',
      ),
    ),
  ],
  innovatorConservative: [
    goal(
      'Use digital tools with confidence',
      'Much experience, but new programs cause worry',
      'Three tools in use in lessons without help',
      task(
        'both',
        'Choose tools that suit the lessons',
        'overview and trial',
        '3 tools, 1 lesson for each',
      ),
      task(
        'mentor',
        'Show it and do it together',
        'practice in the classroom',
        '3 sessions of 30 minutes',
      ),
      task(
        'mentee',
        'Give lessons with a new tool',
        'lesson',
        '3 lessons, the last one without a prompt',
      ),
    ),
    goal(
      'Join experience and new methods',
      'The usual lessons are good, but pupils drift off',
      'The renewed lesson got more response from pupils',
      task(
        'mentee',
        'Choose a favourite lesson and find its weak spot',
        'self-analysis',
        '1 lesson, 2 spots to renew',
      ),
      task(
        'both',
        'Rework the lesson together',
        'preparing together',
        '1 new outline, 2 active methods',
      ),
      task(
        'mentee',
        'Give the renewed lesson and ask the pupils',
        'lesson and short survey',
        'At least 15 pupils asked',
      ),
      task('mentee', 'Show the lesson to colleagues', 'department meeting', '1 talk of 10 minutes'),
    ),
  ],
  experiencedSubjectTeacher: [
    goal(
      'Master the hard topics of my subject',
      'Some parts have no method of their own yet',
      'Pupils do as well in them as the parallel class',
      task(
        'both',
        'Find the topics with lower results',
        'analysis of tests',
        '3 topics with their percentages',
      ),
      task('mentor', 'Pass on ways of explaining', 'master class', '2 ways for each of 3 topics'),
      task(
        'mentee',
        'Teach these topics and compare results',
        'lessons and a test',
        'Results at least 10 % higher',
      ),
    ),
    goal(
      'Prepare pupils for the exam with a system',
      'Preparation goes from one mock paper to the next',
      'Each pupil has a plan, and progress can be seen',
      task(
        'mentor',
        'Show the map of exercises and criteria',
        'consultation',
        '1 map: exercise, topic, usual mistakes',
      ),
      task(
        'mentee',
        'Run a diagnostic test and make plans',
        'diagnostic test',
        'A plan of 1 page for each pupil',
      ),
      task(
        'both',
        'Mark papers together and compare marks',
        'marking together',
        '10 papers, at most 1 point apart',
      ),
    ),
  ],
};
