import { type Arguments, jsonFlag } from '../args/flags.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { handleSignals } from '../node/signals.ts';
import { runsServed } from '../serve/runsServed.ts';
import { LOOPBACK, startServer } from '../serve/startServer.ts';
import { tokenFrom } from '../serve/token.ts';
import { print, printJson, say } from '../terminal/output.ts';
import type { Command } from './types.ts';

const PORT = 8080;

/** `ganvil serve` */
export const serve: Command = {
  name: 'serve',
  args: '[RUN | DIR]',
  maxArgs: 1,
  summary: 'serve the page that trains in a browser; with RUN or DIR, follow runs live',
  about:
    'Serves the page that trains in a browser. With RUN, the page also follows that run live: curves, samples, checkpoints; with a folder of runs, all of them (`/runs/`). `/metrics` has their numbers for Prometheus. Nothing else on the disk is served, and no link followed.',
  flags: [
    {
      name: 'port',
      value: 'N',
      help: `port to listen on; 0 for any free port (default: ${PORT}, or any free port if it is taken)`,
    },
    {
      name: 'host',
      value: 'ADDRESS',
      help: 'address to listen on (default: 127.0.0.1, reachable from this machine only)',
    },
    {
      name: 'token',
      value: 'TOKEN',
      help: 'what clients must show, in the address, as a cookie or as `Authorization: Bearer`: auto (a drawn one), none, or a file that holds it in its first line (default: auto where runs are served beyond this machine, else none)',
    },
    {
      name: 'no-isolation',
      help: 'omit the COOP and COEP headers: the page runs single-threaded, with the same results',
    },
    jsonFlag,
  ],
  examples: [
    'ganvil serve',
    'ganvil serve runs/00007-ring8 --port 9000',
    'ganvil serve runs --token auto',
    'ganvil serve --host 0.0.0.0 --no-isolation',
  ],
  run: servePage,
};

async function servePage(args: Arguments): Promise<number> {
  const [run] = args.positionals;
  const host = args.get('host') ?? '127.0.0.1';
  const runs = runsServed(run);
  const token = tokenFrom(args.get('token') ?? (run === undefined || LOOPBACK.test(host) ? 'none' : 'auto'));
  const options = { host, runs, token, isolated: !args.has('no-isolation') };
  const port = portOf(args.get('port'));
  const { server, url } = await (port === undefined ? onAnyPort(options) : startServer({ ...options, port }));
  const path = run === undefined ? '' : runs.single === undefined ? 'runs/' : 'watch.html';
  const page = `${url}${path}${token === undefined ? '' : `?token=${encodeURIComponent(token)}`}`;
  if (args.has('json')) printJson({ url: page, run });
  else print(page);
  say(`ganvil: serving ${run === undefined ? 'the page' : `the page and ${run}`}; press Ctrl-C to stop`);
  await new Promise<void>((resolve) => handleSignals(() => resolve()));
  server.close();
  server.closeAllConnections();
  return EXIT.done;
}

async function onAnyPort(
  options: Omit<Parameters<typeof startServer>[0], 'port'>,
): ReturnType<typeof startServer> {
  try {
    return await startServer({ ...options, port: PORT });
  } catch (error) {
    if (!(error instanceof Failure) || !error.message.startsWith('--port:')) throw error;
    return startServer({ ...options, port: 0 });
  }
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65535) return port;
  throw new Failure(EXIT.usage, `--port: expected a number from 0 to 65535, got "${text}".`);
}
