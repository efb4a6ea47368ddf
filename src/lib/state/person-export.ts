import { personDataTag, personReport, type PersonReportWords } from '#lib/export/person-report.ts';
import { reportPage } from '#lib/export/report-html.ts';
import type { ExportedPerson } from '#lib/protocol/api.ts';

/** One page with all that the school holds about a person, for people and for programs. */
export function exportPage(
  data: ExportedPerson,
  who: { readonly personId: string; readonly readerId: string },
  words: PersonReportWords,
): string {
  return reportPage(personReport(data, who, words), personDataTag(data));
}
