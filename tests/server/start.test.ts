import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

import { expect, onTestFinished, test } from 'vitest';

import type { Me } from '#lib/protocol/api.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { Browser } from './browser.ts';
import { setUpSchool } from './school.ts';
import { startTestServer } from './test-server.ts';

const main = join(import.meta.dirname, '../../server/main.ts');
const { PATH, NODE_COMPILE_CACHE } = process.env;
/** Nothing else of the machine's settings; compiling its files anew would be half of each start. */
const inherited = { PATH, NODE_COMPILE_CACHE };

function start(env: Record<string, string>, ...flags: string[]) {
  const folder = temporaryFolder();
  const child = spawn(process.execPath, [main, ...flags], {
    cwd: folder,
    env: { ...inherited, PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function failure(child: ReturnType<typeof start>) {
  const [message, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { message, code: code as number };
}

/** The first lines that the server prints, without what comes before the colon. */
async function firstLines(child: ChildProcess, count: number): Promise<string[]> {
  const lines: string[] = [];
  if (!child.stdout) return lines;
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (lines.length === count) break;
  }
  return lines;
}

test('a wrong setting, option or folder is told in one sentence', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  const cases: [RegExp, Record<string, string>, ...string[]][] = [
    [/^PORT is eighty, but must be a port from 0 to 65535\.\n$/, { PORT: 'eighty' }],
    [/^PUBLIC_URL is school, but must be an address that begins with/, { PUBLIC_URL: 'school' }],
    [/^The data folder .* cannot be written to/, { DATA_DIR: join(file, 'data') }],
    [/^Unknown option --demonstration: the options are/, {}, '--demonstration'],
  ];
  await Promise.all(
    cases.map(async ([sentence, env, ...flags]) => {
      const { message, code } = await failure(start(env, ...flags));
      expect(message).toMatch(sentence);
      expect(message.trim().split('\n')).toHaveLength(1);
      expect(code).toBe(1);
    }),
  );
});

test('a port in use is told in one sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  const { message, code } = await failure(start({ PORT: String(port), LOG_LEVEL: 'error' }));
  expect(message).toBe(`Port ${port} is in use by another program; PORT names another.\n`);
  expect(code).toBe(1);
});

test('the first start prints one link to the set-up page, whose key works', async () => {
  const child = start({});
  const [, line = ''] = await firstLines(child, 2);
  const [, port, key = ''] = /http:\/\/localhost:(\d+)\/setup#key=(\S+)$/.exec(line) ?? [];
  const browser = new Browser(`http://127.0.0.1:${port}`);
  const wanted = { key, choice: 'organisation', orgName: 'Школа', name: 'Ольга' };
  expect((await browser.post('/api/setup', wanted)).status).toBe(200);

  child.kill('SIGTERM');
  expect((await once(child, 'exit'))[0]).toBe(0);
});

test('the demonstration prints three links, which let in a curator, a mentor and a mentee', async () => {
  const [, ...lines] = await firstLines(start({}, '--demo'), 4);
  const seen: string[] = [];
  for (const line of lines) {
    const [, who = '', port, code] =
      /^demo (\w+): http:\/\/localhost:(\d+)\/enter#code=(\S+)$/.exec(line) ?? [];
    const browser = new Browser(`http://127.0.0.1:${port}`);
    expect((await browser.post('/api/auth/sign-in/code', { code })).status).toBe(200);
    const me = await browser.json<Me>('/api/me');
    expect(me.demo).toBe(true);
    seen.push(`${who} ${me.persons[0]?.role} ${me.persons[0]?.pairs[0]?.part}`);
  }
  expect(seen).toEqual([
    'curator curator undefined',
    'mentor member mentor',
    'mentee member mentee',
  ]);
});

test('the demonstration never moves into the data of a real organisation', async () => {
  const server = await startTestServer();
  await setUpSchool(server);
  const { message, code } = await failure(start({ DATA_DIR: server.dataDir }, '--demo'));
  expect(message.trim().split('\n').at(-1)).toMatch(
    /^The data folder .* holds a real organisation: /,
  );
  expect(code).toBe(1);
});
