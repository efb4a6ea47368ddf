import type * as Y from 'yjs';

import type { Form } from '#lib/domain/forms.ts';
import { applicantOf } from '#lib/domain/matching-rules.ts';
import {
  planPairs,
  type Nameable,
  type PairsOfTable,
  type RowWithPartners,
} from '#lib/domain/register-pairs.ts';
import type { RowOutcome } from '#lib/domain/register-plan.ts';
import { factsOf } from '#lib/domain/selection.ts';
import { importedId } from './imported-people.ts';
import { readMatchingChoices } from './matching-choices.ts';
import { readSelections } from './mentor-selection.ts';
import type { SheetRows } from './register-import.ts';
import { readEverybody } from './registers.ts';
import { readRequest } from './requests.ts';
import { readRoster } from './roster.ts';

/** What the programme says of forms. */
export interface FormsOfProgramme {
  /** Those that are switched on. */
  readonly forms: readonly Form[];
  /** Form by how it is called, as `plainWords` has it. */
  readonly formNames: ReadonlyMap<string, Form>;
}

/** A sheet with what `planSheets` says of its rows. */
export interface PlannedSheet extends Pick<SheetRows, 'register'> {
  readonly outcomes: readonly RowOutcome[];
}

/** Which pairs planned sheets tell of, as things will be when their rows have been taken in; nothing is changed. */
export function planTablePairs(
  doc: Y.Doc,
  sheets: readonly PlannedSheet[],
  programme: FormsOfProgramme,
): PairsOfTable {
  const rows = sheets.flatMap((sheet) => rowsWithPartners(doc, sheet));
  if (rows.length === 0) return { proposals: [], refused: [], known: 0 };
  const selections = readSelections(doc);
  return planPairs(rows, {
    ...programme,
    people: peopleAfter(doc, sheets),
    pairs: readRoster(doc).pairs,
    factsOf: (mentorId) => factsOf(selections.get(mentorId)),
    bans: readMatchingChoices(doc).bans,
  });
}

/** Rows that nobody can tell whose they are name nobody either; one that says the same again may name somebody else. */
function rowsWithPartners(doc: Y.Doc, { outcomes, register }: PlannedSheet): RowWithPartners[] {
  const byRow = new Map(outcomes.map((outcome) => [outcome.row.row, outcome]));
  return outcomes.flatMap((outcome) => {
    const of = outcome.kind === 'repeated' ? byRow.get(outcome.of) : outcome;
    const personId = of && personIn(doc, of);
    const { row, partners, form } = outcome.row;
    return personId === undefined || partners.length === 0
      ? []
      : [{ personId, register, row, partners, form }];
  });
}

function personIn(doc: Y.Doc, outcome: RowOutcome): string | undefined {
  if (outcome.kind === 'new') return importedId(doc, outcome.row);
  return 'personId' in outcome ? outcome.personId : undefined;
}

function peopleAfter(doc: Y.Doc, sheets: readonly PlannedSheet[]): Nameable[] {
  const people = new Map(
    readEverybody(doc).map(({ id, name, position, isIn, archived }): [string, Nameable] => [
      id,
      { ...applicantOf({ id, name, position }, readRequest(doc, id)), isIn, archived },
    ]),
  );
  for (const { outcomes, register } of sheets) {
    for (const outcome of outcomes) {
      const id = personIn(doc, outcome);
      const known = id === undefined ? undefined : people.get(id);
      if (id === undefined || (outcome.kind !== 'new' && outcome.kind !== 'changed')) continue;
      const { name, values } = outcome.row;
      const position = String(values.position ?? '');
      const person = known ?? {
        ...applicantOf({ id, name, position }, readRequest(doc, id)),
        ...{ isIn: { mentee: false, mentor: false }, archived: false },
      };
      people.set(id, {
        ...person,
        ...(position && applicantOf({ id, name: person.name, position }, person.request)),
        isIn: { ...person.isIn, [register]: true },
        archived: person.archived || outcome.leaves,
      });
    }
  }
  return [...people.values()];
}
