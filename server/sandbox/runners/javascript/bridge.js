// The way out of a sandbox.

/**
 * 127.0.0.1:3128, where HTTP_PROXY points, leads to the server's proxy: this sandbox has no other network. Bun's own
 * sockets, because loading node:net takes as long as all the rest of the start.
 */
export const openBridge = (unix) => {
  const pass = (socket) => {
    const { other, waiting } = socket.data;
    while (waiting.length > 0) {
      const [chunk] = waiting;
      const written = other.write(chunk);
      if (written < chunk.length) {
        waiting[0] = chunk.subarray(Math.max(0, written));
        socket.pause();
        return;
      }
      waiting.shift();
    }
    socket.resume();
    if (socket.data.over) {
      other.shutdown();
    }
  };
  const handlers = {
    data(socket, chunk) {
      socket.data.waiting.push(Buffer.from(chunk));
      if (socket.data.other) {
        pass(socket);
      }
    },
    drain: (socket) => socket.data.other && pass(socket.data.other),
    end(socket) {
      socket.data.over = true;
      if (socket.data.other) {
        pass(socket);
      }
    },
    close: (socket) => socket.data.other?.end(),
    error: (socket) => socket.data.other?.end(),
  };
  const join = (inside, outside) => {
    outside.data.other = inside;
    inside.data.other = outside;
    pass(inside);
  };
  const listener = Bun.listen({
    hostname: '127.0.0.1',
    port: 3128,
    allowHalfOpen: true,
    socket: {
      ...handlers,
      open(inside) {
        inside.data = { other: null, waiting: [], over: false };
        const data = { other: null, waiting: [], over: false };
        Bun.connect({ unix, data, allowHalfOpen: true, socket: handlers }).then(
          (outside) => join(inside, outside),
          () => inside.end(),
        );
      },
    },
  });
  listener.unref();
};
