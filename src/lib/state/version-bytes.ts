import * as v from 'valibot';

import type { PairSnapshot } from '#lib/domain/pair-snapshot.ts';

const item = v.object({
  texts: v.record(v.string(), v.string()),
  values: v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])),
});
const items = v.record(v.string(), item);
const file = v.object({
  format: v.literal('tandem-version'),
  snapshot: v.object({ goals: items, tasks: items, meetings: items, feet: v.optional(items) }),
});

/** A version as it is stored: JSON, compressed. */
export async function packVersion(snapshot: PairSnapshot): Promise<Uint8Array> {
  const json = JSON.stringify({ format: 'tandem-version', snapshot });
  return throughStream(new TextEncoder().encode(json), new CompressionStream('gzip'));
}

/** Rejects when the bytes are damaged or are no version. */
export async function unpackVersion(bytes: Uint8Array): Promise<PairSnapshot> {
  const json = await throughStream(bytes, new DecompressionStream('gzip'));
  return v.parse(file, JSON.parse(new TextDecoder().decode(json))).snapshot;
}

async function throughStream(
  bytes: Uint8Array,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const body = new Blob([bytes.slice()]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(body).arrayBuffer());
}
