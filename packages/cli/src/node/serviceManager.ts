// What systemd is told of a service: that it has begun, what it does, that it is alive. See sd_notify(3).
//
// NOTIFY_SOCKET is a datagram socket, which Node cannot open without native code; so the program systemd-notify sends the messages, from another process:
// the unit needs NotifyAccess=all.
import { spawn } from 'node:child_process';

/** Tells systemd; does nothing where it does not listen. */
export interface ServiceManager {
  /** The service has begun its work. */
  ready(): void;
  /** One line that `systemctl status` shows. */
  status(text: string): void;
  stopping(): void;
}

/**
 * The service manager of this process. Signs of life are sent as long as the event loop runs, three for each interval of the watchdog: kernels that hang or a
 * thread that never answers end them, a slow disk or long reading of data do not. `warn` gets one line if the messages cannot be sent.
 */
export function openServiceManager(
  warn: (line: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): ServiceManager {
  if (!env.NOTIFY_SOCKET) return { ready() {}, status() {}, stopping() {} };
  let failed = false;
  const send = (...words: string[]): void => {
    if (failed) return;
    const child = spawn('systemd-notify', words, { stdio: 'ignore', env });
    child.on('error', ({ message }) => {
      if (!failed) warn(`ganvil: warning: systemd is not told how the service does: ${message}`);
      failed = true;
    });
    child.unref();
  };
  const every = watchdogOf(env);
  if (every !== undefined) setInterval(() => send('WATCHDOG=1'), every / 3).unref();
  return {
    ready: () => send('--ready', `--pid=${process.pid}`),
    status: (text) => send(`--status=${text}`),
    stopping: () => send('STOPPING=1'),
  };
}

/** Milliseconds after which systemd takes this process for dead; undefined where it does not watch it. */
function watchdogOf({ WATCHDOG_USEC, WATCHDOG_PID }: NodeJS.ProcessEnv): number | undefined {
  const microseconds = Number(WATCHDOG_USEC);
  const isMine = WATCHDOG_PID === undefined || Number(WATCHDOG_PID) === process.pid;
  return microseconds > 0 && isMine ? Math.max(30, microseconds / 1000) : undefined;
}
