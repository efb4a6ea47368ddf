import { expect, it } from 'vitest';

import { headingOf, type Heading } from '#lib/domain/register-headings.ts';
import { registerColumns, registers, type RegisterColumn } from '#lib/domain/registers.ts';
import { columnTerms } from './register-terms.ts';

const understoodAs: Partial<Record<RegisterColumn, Heading>> = {
  menteeSince: 'since',
  mentorSince: 'since',
  mentor: 'mentorName',
  mentees: 'menteeName',
};

it.each(['ru', 'en'] as const)(
  'an import understands every heading of an export in %s',
  (locale) => {
    const columns = new Set(registers.flatMap((register) => registerColumns[register]));
    for (const column of columns) {
      const title = columnTerms[column]({}, { locale });
      expect(headingOf(title), title).toBe(understoodAs[column] ?? column);
    }
  },
);
