import type { Socket } from 'node:net';

const BODY = JSON.stringify({ error: 'The request could not be read as HTTP.' });
const ANSWER = [
  'HTTP/1.1 400 Bad Request',
  'Content-Type: application/json; charset=utf-8',
  `Content-Length: ${Buffer.byteLength(BODY)}`,
  'Connection: close',
  '',
  BODY,
].join('\r\n');

/** Answers, in the envelope of all failures, what never became a request: broken HTTP, headers without end, silence. */
export const answerUnreadable = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  socket.end(ANSWER);
};
