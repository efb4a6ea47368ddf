/** Words of a preset in both languages. */
export interface Words {
  readonly ru: string;
  readonly en: string;
}

export const say = (ru: string, en: string): Words => ({ ru, en });

/** An entry that has a title and perhaps more about it. */
export const entry = (ru: string, en: string, details?: Words) => ({
  title: say(ru, en),
  ...(details && { details }),
});

/** A preset whose words are in both languages: a preset once `inLanguage` has chosen one. */
export type InBoth<Value> = Value extends string
  ? string extends Value
    ? Words
    : Value
  : Value extends readonly (infer Each)[]
    ? readonly InBoth<Each>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: InBoth<Value[Key]> }
      : Value;

export function inLanguage(value: unknown, locale: keyof Words): unknown {
  if (Array.isArray(value)) return value.map((each) => inLanguage(each, locale));
  if (typeof value !== 'object' || value === null) return value;
  if ('ru' in value && 'en' in value) return value[locale];
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, inLanguage(each, locale)]),
  );
}
