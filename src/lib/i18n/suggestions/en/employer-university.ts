import { goal, task, type Suggestions } from '../words.ts';

export const suggestions: Suggestions = {
  activeProfessionalIndifferent: [
    goal(
      'Get interested in the profession again',
      'Let down by the chosen profession, studies for form’s sake',
      'Has found a direction to grow in',
      task(
        'mentor',
        'Show different roles in the trade',
        'a day beside a worker',
        '3 roles in 3 visits',
      ),
      task(
        'mentee',
        'Write what was good and what was not',
        'reflection',
        '3 notes of half a page',
      ),
      task(
        'mentee',
        'Choose a paper topic linked to practice',
        'consultation',
        '1 topic approved by the supervisor',
      ),
    ),
    goal(
      'Clear study debts and keep the pace',
      'Absences and open exams',
      'Exams passed without a resit',
      task('both', 'Make a plan to clear the debts', 'talk', '1 plan with a date for each debt'),
      task('mentee', 'Clear them to plan', 'work alone', 'At least 1 a week'),
      task(
        'mentor',
        'Link topics of study to work',
        'going through examples',
        '4 topics, 1 example from work each',
      ),
    ),
  ],
  successfulProfessionalChoosing: [
    goal(
      'Choose a specialisation',
      'Many directions, hard to choose',
      'A specialisation is chosen and backed by a trial',
      task(
        'mentee',
        'Gather facts about directions',
        'analysis of vacancies',
        '3 directions, 10 vacancies each',
      ),
      task('mentor', 'Arrange trials', 'internship of a day', '2 trials in different departments'),
      task(
        'both',
        'Decide by own criteria',
        'talk over a table',
        '5 criteria, 1 decision and its reasons',
      ),
    ),
    goal(
      'Take the first steps of a career',
      'Does not know how to present oneself and where to look',
      'A CV, a portfolio and an answer from an employer',
      task('mentee', 'Prepare CV and portfolio', 'writing', '1 CV, 3 works in the portfolio'),
      task('mentor', 'Hold mock interviews', 'role play', '2 interviews judged on 5 points'),
      task('mentee', 'Apply for internships', 'applications', '5 applications, at least 1 answer'),
    ),
  ],
  colleagueFutureColleague: [
    goal(
      'Solve a task of the company together',
      'Knows theory, has no experience in a team',
      'The solution is in use or accepted by the team',
      task(
        'mentor',
        'Pick a task and bring into the team',
        'introduction, briefing',
        '1 task with criteria of done',
      ),
      task('mentee', 'Propose solutions', 'project work', '2 options with pros and cons'),
      task('both', 'Bring the chosen one to a result', 'pair work', '1 result checked by the team'),
    ),
    goal(
      'Master the working tools of the trade',
      'The college has no such tools',
      'Works with them without help',
      task('mentor', 'Show the tools on live examples', 'practice session', '4 sessions'),
      task(
        'mentee',
        'Go the same way on a task of my own',
        'work alone',
        '2 tasks from start to finish',
      ),
      task('mentee', 'Write a guide for those who follow', 'writing', '1 guide of 2 pages'),
    ),
  ],
  employerFutureEmployee: [
    goal(
      'Prepare for the workplace',
      'Some skills are missing for work in the profession',
      'Does a trainee’s work to the company’s standard',
      task(
        'both',
        'Compare skills with what the post asks',
        'map of skills',
        '10 skills rated from 1 to 10',
      ),
      task('mentor', 'Draw up a programme of training', 'planning', '1 programme of 6 weeks'),
      task('mentee', 'Do the training and keep a diary', 'practice', '6 weeks, a note every week'),
      task(
        'mentee',
        'Hand in a final piece of work',
        'qualifying test',
        '1 piece with at least 80 points of 100',
      ),
    ),
    goal(
      'Join the team and its rules',
      'Does not know habits and people',
      'Knows whom to ask for what, and keeps the rules',
      task(
        'mentor',
        'Introduce departments and safety rules',
        'tour, instruction',
        '4 departments, 1 instruction passed',
      ),
      task(
        'mentee',
        'Work in different shifts or groups',
        'practice',
        '3 shifts with a word from the foreman',
      ),
      task('both', 'Sum up and decide about employment', 'closing talk', '1 decision, 3 strengths'),
    ),
  ],
};
