"""A program on a terminal of its own: when its bytes come, and how many."""
import fcntl, os, pty, select, signal, struct, termios, time


class Screen:
    def __init__(self, command, rows=40, columns=120, env=None):
        read, write = os.pipe()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.close(read)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.environ.update({"TERM": "xterm-256color", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", **(env or {})})
            fcntl.fcntl(write, fcntl.F_SETFD, fcntl.FD_CLOEXEC)
            # The moment just before the program takes this one's place.
            os.write(write, struct.pack("q", time.monotonic_ns()))
            os.execvp(command[0], command)
        os.close(write)
        self.started = struct.unpack("q", os.read(read, 8))[0]
        os.close(read)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def listen(self, quiet, limit=60.0, least=0):
        """Bytes until it was quiet so long; the times of the first and the last of them."""
        data, first, last = b"", None, None
        end = time.monotonic() + limit
        while time.monotonic() < end:
            patience = quiet if len(data) >= least and data else (end - time.monotonic() if least else quiet)
            ready, _, _ = select.select([self.fd], [], [], max(0.0, patience))
            if not ready:
                break
            try:
                chunk = os.read(self.fd, 65536)
            except OSError:
                break
            now = time.monotonic_ns()
            if not chunk:
                break
            data += chunk
            first = first or now
            last = now
        return data, first, last

    def send(self, keys):
        os.write(self.fd, keys)
        return time.monotonic_ns()

    def memory(self):
        """The most that was resident, in KB."""
        with open(f"/proc/{self.pid}/status") as status:
            for line in status:
                if line.startswith("VmHWM"):
                    return int(line.split()[1])
        return 0

    def end(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def percentile(values, percent):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)] if ordered else 0
