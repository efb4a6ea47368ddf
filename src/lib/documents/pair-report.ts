import type * as Y from 'yjs';

import type { IsoTime } from '#lib/domain/dates.ts';
import { reportFields, type ReportField, type ReportWords } from '#lib/domain/report.ts';
import { fingerprint } from './fingerprint.ts';
import { addItem, liveItems, stringOf } from './items.ts';

/**
 * The mentor's report in a pair document: its words are root texts, so that nothing is made by opening it;
 * `reports` holds what was handed in, each time as one fixed text.
 */

export function reportText(doc: Y.Doc, field: ReportField): Y.Text {
  return doc.getText(`report:${field}`);
}

export function readReportWords(doc: Y.Doc): ReportWords {
  const read = (field: ReportField) => [field, reportText(doc, field).toString()] as const;
  return Object.fromEntries(reportFields.map(read)) as Record<ReportField, string>;
}

export interface HandedInReport {
  readonly id: string;
  readonly by: string;
  readonly at: IsoTime;
  /** The report as it was handed in (`writeReport` of `domain/report.ts`). */
  readonly version: string;
  readonly fingerprint: string;
}

export function handReportIn(doc: Y.Doc, version: string, createdAt?: string): string {
  const values = { version, fingerprint: fingerprint(version) };
  return addItem(doc, 'reports', { values, createdAt });
}

/** Earliest first. */
export function readHandedIn(doc: Y.Doc): HandedInReport[] {
  return liveItems(doc, 'reports').map(([id, item]) => ({
    id,
    by: stringOf(item, 'createdBy'),
    at: stringOf(item, 'createdAt'),
    version: stringOf(item, 'version'),
    fingerprint: stringOf(item, 'fingerprint'),
  }));
}
