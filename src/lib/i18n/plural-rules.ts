const rules = new Map<string, Intl.PluralRules>();

/**
 * The form that a number asks for: `one`, `few`, `many`. Stands in for the catalogue's own function (`keepRules` in
 * scripts/quick-start.ts), which makes the rules anew for every word: a page of pairs has a hundred of them.
 */
export function plural(locale: string, input: unknown): Intl.LDMLPluralRule {
  let known = rules.get(locale);
  if (!known) rules.set(locale, (known = new Intl.PluralRules(locale)));
  return known.select(Number(input));
}
