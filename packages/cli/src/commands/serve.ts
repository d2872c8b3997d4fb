import { type Flag, helpFlag, jsonFlag, parseFlags } from '../args/flags.ts';
import { usage } from '../args/usage.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { watchSignals } from '../node/signals.ts';
import { checkRun } from '../run/directory.ts';
import { startServer } from '../serve/startServer.ts';
import { print, printJson, say } from '../terminal/output.ts';

const PORT = 8080;

const flags: readonly Flag[] = [
  {
    name: 'port',
    value: 'N',
    help: `the port; 0: any free one (default: ${PORT}, or any where that is taken)`,
  },
  {
    name: 'host',
    value: 'ADDRESS',
    help: 'the address to listen at (default: 127.0.0.1, this machine alone)',
  },
  { name: 'no-isolation', help: 'without COOP and COEP: the page has no threads, and the same bits' },
  jsonFlag,
  helpFlag,
];
const about =
  'Serves the page that trains in a browser; with RUN also that run, live: its curves, samples and checkpoints.';
const examples = [
  'ganvil serve',
  'ganvil serve runs/00007-ring8 --port 9000',
  'ganvil serve --host 0.0.0.0 --no-isolation',
];

/** `ganvil serve [RUN]` */
export async function serve(argv: string[]): Promise<number> {
  const given = parseFlags(argv, flags, 1);
  if (given.has('help')) {
    print(usage('serve [RUN] [options]', about, flags, examples));
    return EXIT.done;
  }
  const [run] = given.positionals;
  if (run !== undefined) checkRun(run);
  const options = { host: given.get('host') ?? '127.0.0.1', run, isolated: !given.has('no-isolation') };
  const port = portOf(given.get('port'));
  const { server, url } = await (port === undefined ? onAnyPort(options) : startServer({ ...options, port }));
  const page = run === undefined ? url : `${url}watch.html`;
  if (given.has('json')) printJson({ url: page, run });
  else print(page);
  say(`ganvil: serving ${run === undefined ? 'the page' : `the page and ${run}`}; Ctrl-C ends it`);
  await new Promise<void>((resolve) => watchSignals(() => resolve()));
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
