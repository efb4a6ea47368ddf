/** What a programme consists of (docs/domain.md, "Forms and their role models", "The seven stages", "Monitoring"). */

/** The texts of the passport, in its order. */
export const passportFields = [
  'title',
  'grounds',
  'aim',
  'tasks',
  'participants',
  'partners',
  'results',
  'correction',
] as const;
export type PassportField = (typeof passportFields)[number];

/** What is written about each form: what for, and who may be on either side. */
export const formFields = ['aim', 'tasks', 'results', 'mentors', 'mentees'] as const;
export type FormField = (typeof formFields)[number];

/** What a programme lists as items. */
export const programmeLists = [
  'roadmap',
  'calendar',
  'surveys',
  'indicators',
  'documents',
  'resources',
] as const;
export type ProgrammeList = (typeof programmeLists)[number];

/** The texts of an item: its title, more about it, who answers for it, what comes out; an indicator's unit and period. */
export const entryFields = ['title', 'details', 'responsible', 'result', 'unit', 'period'] as const;
export type EntryField = (typeof entryFields)[number];

export const stages = [1, 2, 3, 4, 5, 6, 7] as const;
export type Stage = (typeof stages)[number];

/** Where the work of a stage is done: inside the organisation, or outside with its partners. */
export const sides = ['inside', 'outside'] as const;
export type Side = (typeof sides)[number];

/** Which way an indicator should go. */
export const directions = ['higher', 'lower'] as const;
export type Direction = (typeof directions)[number];

/** Where an indicator's value comes from. */
export const indicatorSources = ['counted', 'survey', 'manual'] as const;
export type IndicatorSource = (typeof indicatorSources)[number];
