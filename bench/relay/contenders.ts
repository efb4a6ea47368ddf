import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

import * as encoding from 'lib0/encoding';

export const membersPerRoom = 3;
export const roomsPerOrganisation = 100;

/** A relay that is measured: how to start it, and how its clients greet it. */
export interface Contender {
  readonly name: string;
  /** Whether it keeps documents beyond its process. */
  readonly stores: boolean;
  /** Whether it knows documents at all. */
  readonly syncs: boolean;
  /** The program with its arguments, and what to add to the environment. */
  command(folder: string): { node?: string; args: string[]; env?: Record<string, string> };
  path(room: number): string;
  /** Extra lines of the handshake. */
  headers(room: number, member: number): string;
  /** What precedes each frame of y-protocols. */
  prefix(room: number): Uint8Array;
  /** Frames to send before anything else. */
  hello(room: number): Uint8Array[];
}

const here = (file: string) => join(import.meta.dirname, file);
const nothing = new Uint8Array();
const plain = {
  path: (room: number) => `/room-${room}`,
  headers: () => '',
  prefix: () => nothing,
  hello: () => [],
};

/** A native library was compiled for the Node whose headers npm found, which need not be ours. */
function nodeThatLoads(library: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const nodes = [process.execPath, ...folders.map((folder) => join(folder, 'node'))];
  return nodes.find((node) => {
    const script = `new (require('${library}'))(':memory:')`;
    return spawnSync(node, ['-e', script], { cwd: here('../peers') }).status === 0;
  });
}

function hocuspocusPrefix(room: number): Uint8Array {
  return encoding.encode((encoder) => encoding.writeVarString(encoder, `room-${room}`));
}

export const contenders: readonly Contender[] = [
  {
    ...plain,
    name: 'bare ws',
    stores: false,
    syncs: false,
    command: () => ({ args: [here('../peers/bare.js')] }),
  },
  {
    name: 'Tandem',
    stores: true,
    syncs: true,
    command: (folder) => ({
      args: ['--max-semi-space-size=16', here('ours.ts'), join(folder, 'tandem.db')],
    }),
    path: (room) =>
      `/sync/${Math.floor(room / roomsPerOrganisation)}/pair/${room % roomsPerOrganisation}?v=1`,
    headers: (room, member) =>
      `Cookie: who=${Math.floor(room / roomsPerOrganisation)}_${room % roomsPerOrganisation}-${member}\r\n`,
    prefix: () => nothing,
    hello: () => [],
  },
  {
    ...plain,
    name: '@y/websocket-server',
    stores: false,
    syncs: true,
    command: () => ({ args: [here('../peers/y-websocket.js')] }),
  },
  {
    ...plain,
    name: '… with LevelDB',
    stores: true,
    syncs: true,
    command: (folder) => ({
      args: [here('../peers/y-websocket.js')],
      env: { YPERSISTENCE: join(folder, 'level') },
    }),
  },
  {
    ...plain,
    name: 'hocuspocus with SQLite',
    stores: true,
    syncs: true,
    command: (folder) => ({
      node: nodeThatLoads('better-sqlite3'),
      args: [here('../peers/hocuspocus.js'), join(folder, 'hocus.db')],
    }),
    prefix: hocuspocusPrefix,
    // Type 2 is auth, kind 0 the token; the server checks none here.
    hello: (room) => [Uint8Array.from([...hocuspocusPrefix(room), 2, 0, 1, 0x78])],
  },
];

export const temporaryFolder = () => mkdtempSync(join(tmpdir(), 'tandem-bench-'));
