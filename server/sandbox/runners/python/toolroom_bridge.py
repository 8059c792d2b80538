"""The way out of a sandbox."""


def open_bridge(path):
    """127.0.0.1:3128, where HTTP_PROXY points, leads to the server's proxy: this sandbox has no other network."""
    import _socket
    import _thread
    import select

    def pump(inside, outside):
        poll = select.poll()
        other = {inside.fileno(): (inside, outside), outside.fileno(): (outside, inside)}
        for fd in other:
            poll.register(fd, select.POLLIN)
        while other:
            for fd, _ in poll.poll():
                source, target = other[fd]
                try:
                    data = source.recv(1 << 16)
                    if data:
                        target.sendall(data)
                        continue
                    target.shutdown(_socket.SHUT_WR)
                except OSError:
                    pass
                poll.unregister(fd)
                del other[fd]
        inside.close()
        outside.close()

    def connect(fd):
        inside = _socket.socket(fileno=fd)
        outside = _socket.socket(_socket.AF_UNIX)
        try:
            outside.connect(path)
        except OSError:
            inside.close()
            return
        pump(inside, outside)

    def accept():
        while True:
            fd, _ = listener._accept()
            try:
                _thread.start_new_thread(connect, (fd,))
            except RuntimeError:
                posix.close(fd)

    listener = _socket.socket()
    listener.bind(("127.0.0.1", 3128))
    listener.listen(64)
    _thread.start_new_thread(accept, ())
