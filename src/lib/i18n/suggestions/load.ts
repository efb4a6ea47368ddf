import type { Form } from '#lib/domain/forms.ts';
import { getLocale, type Locale } from '../generated/runtime.js';
import type { Suggestions } from './words.ts';

type Load = () => Promise<{ readonly suggestions: Suggestions }>;

/** A file for each form and language, so that a tablet reads only its own. */
export const suggestionFiles: Readonly<Record<Locale, Readonly<Record<Form, Load>>>> = {
  ru: {
    studentStudent: () => import('./ru/student-student.ts'),
    teacherStudent: () => import('./ru/teacher-student.ts'),
    teacherTeacher: () => import('./ru/teacher-teacher.ts'),
    universityStudent: () => import('./ru/university-student.ts'),
    employerStudent: () => import('./ru/employer-student.ts'),
    employerUniversity: () => import('./ru/employer-university.ts'),
  },
  en: {
    studentStudent: () => import('./en/student-student.ts'),
    teacherStudent: () => import('./en/teacher-student.ts'),
    teacherTeacher: () => import('./en/teacher-teacher.ts'),
    universityStudent: () => import('./en/university-student.ts'),
    employerStudent: () => import('./en/employer-student.ts'),
    employerUniversity: () => import('./en/employer-university.ts'),
  },
};

/** The suggested goals of a form in the language of the interface. */
export async function loadSuggestions(form: Form): Promise<Suggestions> {
  return (await suggestionFiles[getLocale()][form]()).suggestions;
}
