/** The eight kinds of documents: a permission is a document (docs/architecture.md, "Documents and access"). */
export const documentKinds = [
  'programme',
  'roster',
  'pair',
  'supervision',
  'shared',
  'diary',
  'answers',
  'overview',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Kinds of which an organisation has exactly one document. */
const singleKinds: ReadonlySet<DocumentKind> = new Set(['programme', 'roster', 'overview']);

/** Of which each person has one, theirs alone: what goes when their words must go. */
export const privateKinds = ['diary', 'answers'] as const satisfies readonly DocumentKind[];

/** A parsed document name; `id` is empty for kinds of which there is one. */
export interface DocumentName {
  readonly org: string;
  readonly kind: DocumentKind;
  readonly id: string;
}

const idPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** What is shared has a name of three ids (`shared-reflections.ts`). */
const sharedPattern = /^[A-Za-z0-9_-]{1,64}(\.[A-Za-z0-9_-]{1,64}){2}$/;

/** Writes `<org>/<kind>` or `<org>/<kind>/<id>`. */
export function formatDocumentName({ org, kind, id }: DocumentName): string {
  return singleKinds.has(kind) ? `${org}/${kind}` : `${org}/${kind}/${id}`;
}

/** Reads a document name; `undefined` when it is not one of ours. */
export function parseDocumentName(text: string): DocumentName | undefined {
  const [org, kindText, id, ...rest] = text.split('/');
  const kind = documentKinds.find((known) => known === kindText);
  if (!org || !idPattern.test(org) || !kind || rest.length > 0) return undefined;
  if (singleKinds.has(kind)) return id === undefined ? { org, kind, id: '' } : undefined;
  const pattern = kind === 'shared' ? sharedPattern : idPattern;
  return id !== undefined && pattern.test(id) ? { org, kind, id } : undefined;
}
