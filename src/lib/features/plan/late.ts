import type { lateParts } from './late-parts.ts';

type Parts = typeof lateParts;
type Loaded<Name extends keyof Parts> = Awaited<ReturnType<Parts[Name]>>;

/**
 * Loads a part that comes after the first paint. The bundler puts the list of files that an import needs beside
 * the import; with all of them in a file that comes late too, the page itself loads none of these lists.
 */
export async function late<Name extends keyof Parts>(name: Name): Promise<Loaded<Name>> {
  const { lateParts } = await import('./late-parts.ts');
  return lateParts[name]() as Promise<Loaded<Name>>;
}
