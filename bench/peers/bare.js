/** The floor: passes each frame on to the others of its room, and knows nothing of what it carries. */
import { WebSocketServer } from 'ws';

const rooms = new Map();
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket, { url }) => {
  const members = rooms.get(url) ?? new Set();
  rooms.set(url, members.add(socket));
  socket.on('message', (data) => {
    for (const member of members) if (member !== socket) member.send(data);
  });
  socket.on('close', () => members.delete(socket));
});
server.on('listening', () => console.log(server.address().port));
