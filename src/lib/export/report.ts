/**
 * A report as headings, facts, tables and texts: whoever makes one knows no file format, and whoever
 * writes a format knows nothing of mentoring.
 */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly text: string }
  /** Short facts by name; those without a value are left out by who writes them. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Words of a person, line breaks kept. */
  | { readonly kind: 'text'; readonly label?: string; readonly text: string };

export interface Report {
  readonly locale: string;
  readonly title: string;
  /** What one must know before reading. */
  readonly notes: readonly string[];
  readonly blocks: readonly Block[];
}

/** The rows that have a value. */
export function facts(...rows: readonly (readonly [name: string, value: string])[]): Block[] {
  const filled = rows.filter(([, value]) => value.trim() !== '');
  return filled.length > 0 ? [{ kind: 'facts', rows: filled }] : [];
}

/** A labelled text, when there is one. */
export function words(label: string, text: string): Block[] {
  return text.trim() === '' ? [] : [{ kind: 'text', label, text: text.trim() }];
}
