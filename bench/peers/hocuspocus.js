/** hocuspocus with its SQLite extension, as its documentation sets it up. */
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';

const [database] = process.argv.slice(2);
const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database })],
});
await server.listen();
console.log(server.httpServer.address().port);
