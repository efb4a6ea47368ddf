import { footText, type FootField } from '#lib/documents/plan-foot.ts';
import { readJournal } from '#lib/documents/pair-journal.ts';
import { readPlan } from '#lib/documents/pair-plan.ts';
import { readRatings } from '#lib/documents/pair-ratings.ts';
import { handReportIn, readReportWords, reportText } from '#lib/documents/pair-report.ts';
import { writeText } from '#lib/documents/text.ts';
import { composeFigures, reportFields, writeReport } from '#lib/domain/report.ts';
import type { Stage } from './play-pair.ts';
import { endingOf } from './texts/endings.ts';

/** What a pair does after its final meeting: both look back, and the mentor hands the report in. */
export function playEnding({ cast, tablets }: Stage): void {
  const ending = endingOf(cast.storyline);
  const { id: mentorId } = cast.mentor;
  const mentor = tablets.of(mentorId);
  for (const { id } of cast.mentees) {
    const write = (personId: string, field: FootField, words: string) => {
      const doc = tablets.of(personId);
      writeText(doc, footText(doc, id, field), cast.word(words));
    };
    write(mentorId, 'analysis', ending.analysis);
    write(id, 'selfAssessment', ending.selfAssessment);
  }
  tablets.sync();
  for (const field of reportFields) {
    writeText(mentor, reportText(mentor, field), cast.word(ending[field]));
  }
  const people = [
    { personId: mentorId, part: 'mentor' as const },
    ...cast.mentees.map(({ id }) => ({ personId: id, part: 'mentee' as const })),
  ];
  const figures = composeFigures({
    plan: readPlan(mentor),
    journal: readJournal(mentor),
    ratings: readRatings(mentor),
    people,
  });
  handReportIn(mentor, writeReport({ figures, words: readReportWords(mentor) }));
  tablets.sync();
}
