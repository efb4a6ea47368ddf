import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';

const build = join(import.meta.dirname, '../../../build');

export interface Release {
  /** The version of the protocol that its app speaks; that of the build unless given. */
  readonly speaks?: string;
  /** Without the one file that has all code: a tablet asks for each file then. */
  readonly unpacked?: boolean;
}

/** A folder with the built app that a server serves and that newer versions are put into. */
export class Deployment {
  readonly folder = mkdtempSync(join(tmpdir(), 'tandem-build-'));

  constructor() {
    cpSync(build, this.folder, { recursive: true });
  }

  /**
   * Puts another version in the place of this one, as a new build of changed sources would: every part of
   * the app has another name, and those of before are gone. Its page carries `name`.
   */
  publish(name: string, { speaks, unpacked = false }: Release = {}): void {
    rmSync(this.folder, { recursive: true, force: true });
    // Packed copies would be the old build.
    const isPacked = (path: string) => /(\.(br|gz)|texts\.json)$/u.test(path);
    cpSync(build, this.folder, { recursive: true, filter: (path) => !isPacked(path) });
    const { version } = JSON.parse(readFileSync(join(build, '_app/version.json'), 'utf8')) as {
      version: string;
    };
    const files = filesIn(this.folder);
    const parts = files.filter((file) => file.includes('/_app/immutable/'));
    const newNames = new Map(parts.map((file) => [basename(file), renamed(basename(file), name)]));
    let taught = 0;
    for (const file of files.filter((each) => /\.(js|css|html|json)$/u.test(each))) {
      let text = readFileSync(file, 'utf8').replaceAll(version, `${version}-${name}`);
      for (const [before, after] of newNames) text = text.replaceAll(before, after);
      if (speaks !== undefined && /disableBc:!0|"?if-none-match"?:/u.test(text)) {
        text = text.replace(/(params:\{v:|\[\w+\]:)([`"])1\2/u, (_, place: string) => {
          taught += 1;
          return `${place}\`${speaks}\``;
        });
      }
      if (file.endsWith('.html')) text = withOwnScript(text, name);
      writeFileSync(file, text);
    }
    // The socket and HTTP each say it once.
    if (speaks !== undefined && taught !== 2) throw new Error(`the build says it ${taught} times`);
    for (const file of parts) {
      cpSync(file, join(file, '..', renamed(basename(file), name)));
      rmSync(file);
    }
    if (!unpacked) this.pack(`${version}-${name}`);
  }

  /** As the build does. */
  private pack(version: string): void {
    const files = filesIn(join(this.folder, '_app/immutable'));
    const texts = files
      .filter((file) => /\.(js|css)$/u.test(file))
      .map((file) => [`/${relative(this.folder, file)}`, readFileSync(file, 'utf8')]);
    const pack = { version, texts: Object.fromEntries(texts) as Record<string, string> };
    writeFileSync(join(this.folder, '_app/texts.json'), JSON.stringify(pack));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function renamed(file: string, release: string): string {
  return file.replace(/\.([a-z0-9]+)$/u, `-${release}.$1`);
}

/** The page names its parts in a script, which its own policy allows by hash. */
function withOwnScript(page: string, release: string): string {
  const script = /<script>([\s\S]*?)<\/script>/u.exec(page)?.[1] ?? '';
  const hash = createHash('sha256').update(script).digest('base64');
  return page
    .replace(/'sha256-[^']+'/u, `'sha256-${hash}'`)
    .replace('<head>', `<head><meta name="release" content="${release}">`);
}
