import { fromBase64, toBase64 } from 'lib0/buffer';
import { digest } from 'lib0/hash/sha256';
import * as v from 'valibot';

import { schemaNumbers } from '#lib/documents/document.ts';
import { decodeDocument } from '#lib/documents/portable.ts';
import { parseDocumentName, type DocumentName } from '#lib/domain/document-name.ts';
import { largestUpdateBytes } from '#lib/protocol/messages.ts';

/**
 * The machine part of a copy: everything that a tablet had, in a script tag of a readable page. The tag
 * is the last thing of the file, so that a file that was cut off has no whole one.
 */

/** Raised when an older app could not take in a newer copy. */
const formatVersion = 1;

/** A larger file is not read at all. */
export const maxFileBytes = 32 * 1024 * 1024;

const opening = '<script type="application/json" id="tandem-copy">';
const closing = '</script>';

export interface CopiedDocument {
  readonly name: string;
  readonly state: Uint8Array;
}

export interface Copy {
  /** When it was made, by that device's clock. */
  readonly madeAt: string;
  readonly accountId: string;
  readonly documents: readonly CopiedDocument[];
}

/** Why a file can't be taken in; the interface has a sentence for each. */
export const copyRefusals = [
  'tooLarge',
  'notCopy',
  'cutOff',
  'damaged',
  'tooNew',
  'otherOrganisation',
  'noRight',
] as const;
export type CopyRefusal = (typeof copyRefusals)[number];

const contentSchema = v.object({
  madeAt: v.string(),
  accountId: v.string(),
  documents: v.array(v.object({ name: v.string(), schema: v.number(), state: v.string() })),
});
const envelopeSchema = v.object({
  version: v.number(),
  checksum: v.optional(v.string()),
  content: v.optional(v.unknown()),
});

/** Writes the machine part, with its tag. */
export function writeMachinePart(copy: Copy): string {
  const content = {
    madeAt: copy.madeAt,
    accountId: copy.accountId,
    documents: copy.documents.map(({ name, state }) => ({
      name,
      schema: schemaNumbers[parseDocumentName(name)?.kind ?? 'pair'],
      state: toBase64(state),
    })),
  };
  const envelope = { version: formatVersion, checksum: checksumOf(content), content };
  // Inside of a page nothing may look like a tag; for JSON it is the same letter.
  return `${opening}\n${JSON.stringify(envelope).replaceAll('<', '\\u003c')}\n${closing}`;
}

/** Finds and checks the machine part of a file. Every document in it can be read. */
export function readMachinePart(file: string): Copy | CopyRefusal {
  const start = file.indexOf(opening);
  if (start < 0) return file.includes('tandem-copy') ? 'cutOff' : 'notCopy';
  const end = file.indexOf(closing, start);
  if (end < 0) return 'cutOff';
  const envelope = parse(envelopeSchema, file.slice(start + opening.length, end));
  if (!envelope) return 'damaged';
  if (envelope.version > formatVersion) return 'tooNew';
  if (envelope.checksum !== checksumOf(envelope.content)) return 'damaged';
  const content = v.safeParse(contentSchema, envelope.content);
  return content.success ? checkDocuments(content.output) : 'damaged';
}

function checkDocuments(content: v.InferOutput<typeof contentSchema>): Copy | CopyRefusal {
  const documents: CopiedDocument[] = [];
  for (const { name, schema, state: base64 } of content.documents) {
    const parsed = parseDocumentName(name);
    const state = parsed && bytesOf(base64);
    if (!parsed || !state) return 'damaged';
    const refusal = checkDocument(parsed, schema, state);
    if (refusal) return refusal;
    documents.push({ name, state });
  }
  const { madeAt, accountId } = content;
  return { madeAt, accountId, documents };
}

function checkDocument(
  { kind }: DocumentName,
  schema: number,
  state: Uint8Array,
): CopyRefusal | null {
  if (schema > schemaNumbers[kind]) return 'tooNew';
  // It is taken in as one change, which could never be sent.
  if (state.length > largestUpdateBytes) return 'tooLarge';
  const doc = decodeDocument(state, kind);
  return typeof doc === 'string' ? doc : null;
}

function checksumOf(content: unknown): string {
  const bytes = digest(new TextEncoder().encode(JSON.stringify(content ?? null)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  json: string,
): v.InferOutput<Schema> | null {
  try {
    const result = v.safeParse(schema, JSON.parse(json));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}

function bytesOf(base64: string): Uint8Array | null {
  try {
    return fromBase64(base64);
  } catch {
    return null;
  }
}
