import { addDays } from '#lib/domain/dates.ts';
import type { PairPart } from '#lib/domain/forms.ts';
import {
  slotsOf,
  timesOfDay,
  type Age,
  type Area,
  type Interest,
  type PersonKind,
  type Slot,
} from '#lib/domain/request.ts';
import { formatWeekdayName } from './formats.ts';
import { m } from './generated/messages.js';
import type { Terms } from './terms.ts';

/** The words of requests. Pages take them from `features/request/request-parts.ts`, which comes on demand. */

export const areaTerms: Terms<Area> = {
  subjects: m.area_subjects,
  exams: m.area_exams,
  projects: m.area_projects,
  career: m.area_career,
  adaptation: m.area_adaptation,
  communication: m.area_communication,
  leadership: m.area_leadership,
  creativity: m.area_creativity,
  sport: m.area_sport,
  technology: m.area_technology,
  teaching: m.area_teaching,
  classTeaching: m.area_classTeaching,
  digitalTools: m.area_digitalTools,
  strength: m.area_strength,
};

export const interestTerms: Terms<Interest> = {
  books: m.interest_books,
  cinema: m.interest_cinema,
  music: m.interest_music,
  drawing: m.interest_drawing,
  crafts: m.interest_crafts,
  sports: m.interest_sports,
  hiking: m.interest_hiking,
  animals: m.interest_animals,
  science: m.interest_science,
  programming: m.interest_programming,
  games: m.interest_games,
  travel: m.interest_travel,
  languages: m.interest_languages,
  volunteering: m.interest_volunteering,
};

export const sideTerms: Terms<PairPart> = {
  mentee: m.request_side_mentee,
  mentor: m.request_side_mentor,
};

/** What somebody does. */
export const kindTerms: Terms<PersonKind> = {
  pupil: m.request_kind_pupil,
  student: m.request_kind_student,
  teacher: m.request_kind_teacher,
  employer: m.request_kind_employer,
};

/** Whom a mentee would like as mentor. */
export const mentorKindTerms: Terms<PersonKind> = {
  pupil: m.request_mentor_pupil,
  student: m.request_mentor_student,
  teacher: m.request_mentor_teacher,
  employer: m.request_mentor_employer,
};

export const ageTerms: Terms<Age> = {
  primary: m.request_age_primary,
  middle: m.request_age_middle,
  senior: m.request_age_senior,
  students: m.request_age_students,
  adults: m.request_age_adults,
};

/** A Monday, by which the days of the week get their names. */
const monday = '2026-11-02';

/** «пн»: the time of day is said beside it. */
export function slotDay(slot: Slot): string {
  const day = Math.max(...timesOfDay.map((time) => slotsOf(time).indexOf(slot)));
  return formatWeekdayName(addDays(monday, day));
}

/** «пн днём» */
export function slotWords(slot: Slot): string {
  const day = slotDay(slot);
  return slot.endsWith('.day') ? m.slot_day({ day }) : m.slot_evening({ day });
}
