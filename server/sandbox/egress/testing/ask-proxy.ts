import { connect, type Socket } from 'node:net';

/** Connects to a proxy's socket. */
export const connectTo = (socketPath: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ path: socketPath });
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });

/** Sends these bytes and reads until the proxy closes; a reset ends the answer too. */
export const ask = async (socketPath: string, bytes: string): Promise<string> => {
  const socket = await connectTo(socketPath);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => {});
  socket.write(bytes);
  await closed;
  return Buffer.concat(chunks).toString('latin1');
};

/** Resolves as soon as what has come matches, with all that has come. */
export const received = (socket: Socket, pattern: RegExp): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    const onData = (chunk: Buffer): void => {
      text += chunk.toString('latin1');
      if (pattern.test(text)) {
        socket.off('data', onData);
        resolve(text);
      }
    };
    socket.on('data', onData);
    socket.once('close', () => reject(new Error(`Closed before ${pattern} came: ${text.slice(-400)}`)));
  });

export const getRequest = (url: string, headers = ''): string =>
  `GET ${url} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`;

export const connectRequest = (authority: string): string =>
  `CONNECT ${authority} HTTP/1.1\r\nHost: x\r\n\r\n`;
