import * as v from 'valibot';

import { forms, roleModels } from '#lib/domain/forms.ts';
import { directions, indicatorSources, sides, stages } from '#lib/domain/programme.ts';

/** A programme to begin with, in one language (docs/domain.md, "Five programmes to begin with"). */

const words = v.pipe(v.string(), v.trim(), v.minLength(1));
const named = v.strictObject({ title: words, details: v.optional(words) });

export const presetSchema = v.strictObject({
  id: v.picklist(['furtherEducation', 'citySchool', 'targetModel', 'growingTogether', 'techPark']),
  title: words,
  about: words,
  passport: v.strictObject({
    title: words,
    grounds: words,
    aim: words,
    tasks: words,
    participants: words,
    partners: v.optional(words),
    results: words,
    correction: words,
  }),
  forms: v.array(
    v.strictObject({
      form: v.picklist(forms),
      roleModels: v.array(v.picklist(roleModels)),
      aim: words,
      tasks: words,
      results: words,
      mentors: words,
      mentees: words,
    }),
  ),
  roadmap: v.array(
    v.strictObject({
      stage: v.picklist(stages),
      side: v.picklist(sides),
      title: words,
      result: v.optional(words),
    }),
  ),
  calendar: v.array(named),
  indicators: v.array(
    v.strictObject({
      title: words,
      unit: words,
      target: v.nullable(v.number()),
      direction: v.picklist(directions),
      source: v.picklist(indicatorSources),
      period: words,
    }),
  ),
  documents: v.array(named),
});
export type Preset = v.InferOutput<typeof presetSchema>;
