/** @y/websocket-server as it comes; YPERSISTENCE names a folder for LevelDB. */
import { setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', setupWSConnection);
server.on('listening', () => console.log(server.address().port));
