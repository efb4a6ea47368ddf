import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const build = join(import.meta.dirname, '../../../build');

/** A copy of the built app that a server serves and that newer versions are put into. */
export class Deployment {
  readonly folder = mkdtempSync(join(tmpdir(), 'tandem-build-'));
  private readonly version: string;

  constructor() {
    cpSync(build, this.folder, { recursive: true });
    // Only the plain files are changed, so only these may be there.
    for (const file of ['index.html', 'service-worker.js']) {
      for (const packed of ['br', 'gz']) rmSync(join(this.folder, `${file}.${packed}`));
    }
    const { version } = JSON.parse(this.read('_app/version.json')) as { version: string };
    this.version = version;
  }

  /** Puts another version in the place of this one; its page carries `name`. */
  publish(name: string): void {
    const shell = readFileSync(join(build, 'index.html'), 'utf8');
    this.write(
      'index.html',
      shell.replace('<head>', `<head><meta name="release" content="${name}">`),
    );
    const worker = readFileSync(join(build, 'service-worker.js'), 'utf8');
    this.write('service-worker.js', worker.replaceAll(this.version, `${this.version}-${name}`));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  private write(file: string, content: string): void {
    writeFileSync(join(this.folder, file), content);
  }
}
