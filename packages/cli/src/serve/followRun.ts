// A run as a stream of server-sent events:
//
//   begin    everything from the start of the run follows; sent again when config.json changes or the log is rewound
//   config   config.json
//   lines    lines of events.jsonl: the existing ones, then new ones
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { openInRun, type Served } from './openServed.ts';

const PAUSE = 250; // milliseconds between two checks of the log
const QUIET = 60; // checks without news until a keep-alive comment
const PIECE = 1 << 20; // bytes read at a time

/** The position of the reader, and the log that it is in. */
interface Place {
  readonly log: string;
  readonly at: number;
}

/** Streams the run at `root` until the client disconnects. */
export async function followRun(root: string, response: ServerResponse): Promise<void> {
  let place: Place | undefined;
  let config: string | undefined;
  for (let looks = 0; !response.closed && !response.destroyed; looks++) {
    const text = await textOf(root, 'config.json');
    const log = await openInRun(root, 'events.jsonl');
    try {
      const id = log === undefined ? '' : await idOf(log);
      const rewound = place !== undefined && (place.log !== id || (log?.size ?? 0) < place.at);
      if (place === undefined || rewound || text !== config) {
        config = text;
        place = { log: id, at: 0 };
        await send(response, 'begin', ['{}']);
        if (config !== undefined) await send(response, 'config', config.split('\n'));
      }
      const lines = log && (await linesFrom(log, place.at));
      if (lines) {
        place = { ...place, at: place.at + lines.length + 1 };
        await send(response, 'lines', lines.toString('utf8').split('\n'));
        continue; // there may be more
      }
    } finally {
      await log?.handle.close();
    }
    if (looks % QUIET === QUIET - 1) await write(response, ': still here\n\n');
    await wait(PAUSE);
  }
}

/** Identifies a log, which may be replaced by another file. */
async function idOf({ handle }: Served): Promise<string> {
  const { dev, ino } = await handle.stat();
  return `${dev} ${ino}`;
}

/** Some complete lines from a position on, without the last line break; undefined if there is none yet. */
async function linesFrom({ handle, size }: Served, at: number): Promise<Buffer | undefined> {
  if (size <= at) return undefined;
  const bytes = Buffer.alloc(Math.min(PIECE, size - at));
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, at);
  const end = bytes.subarray(0, bytesRead).lastIndexOf(10);
  return end < 0 ? undefined : bytes.subarray(0, end);
}

async function textOf(root: string, name: string): Promise<string | undefined> {
  const file = await openInRun(root, name);
  try {
    return file && file.size <= PIECE ? await file.handle.readFile('utf8') : undefined;
  } finally {
    await file?.handle.close();
  }
}

const send = (response: ServerResponse, event: string, data: readonly string[]): Promise<void> =>
  write(
    response,
    `event: ${event}\n${data.map((line) => `data: ${line.replaceAll('\r', '')}\n`).join('')}\n`,
  );

/** Writes, and waits if the client is slow. */
async function write(response: ServerResponse, text: string): Promise<void> {
  if (response.destroyed || response.write(text)) return;
  await new Promise<void>((resolve) => {
    response.once('drain', resolve);
    response.once('close', resolve);
  });
}
