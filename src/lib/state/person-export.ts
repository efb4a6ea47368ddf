import { personDataTag, personReport, type PersonReportWords } from '#lib/export/person-report.ts';
import { reportPage } from '#lib/export/report-html.ts';
import type { ExportedPerson } from '#lib/protocol/api.ts';

/** One page with all that the school holds about a person, for people and for programs. */
export function exportPage(
  data: ExportedPerson,
  readerId: string,
  words: PersonReportWords,
): string {
  return reportPage(personReport(data, readerId, words), personDataTag(data));
}
