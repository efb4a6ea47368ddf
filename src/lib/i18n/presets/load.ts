import * as v from 'valibot';

import { presetSchema, type Preset } from '#lib/documents/preset.ts';
import { getLocale, type Locale } from '../generated/runtime.js';
import { inLanguage } from './words.ts';

/** A file for each, so that only the picker loads them. */
const files = {
  growingTogether: () => import('./growing-together.ts'),
  citySchool: () => import('./city-school.ts'),
  furtherEducation: () => import('./further-education.ts'),
  targetModel: () => import('./target-model.ts'),
  techPark: () => import('./tech-park.ts'),
} as const;

export const presetIds = Object.keys(files) as (keyof typeof files)[];

/** A preset in the language of the interface. */
export async function loadPreset(
  id: keyof typeof files,
  locale: Locale = getLocale(),
): Promise<Preset> {
  const { preset } = await files[id]();
  return v.parse(presetSchema, inLanguage(preset, locale));
}
