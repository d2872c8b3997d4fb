import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BadCase, change } from './badCase.ts';

const resume = ['resume', 'run', '--steps', '8', '--quiet'];
const file = (step: number) => `run/checkpoints/00000000${step}.safetensors`;
const LIST = 'run/checkpoints/checkpoints.json';

const both = (how: (bytes: Buffer) => Uint8Array) => (cwd: string) => {
  for (const step of [2, 4]) change(file(step), how)(cwd);
};

/** Changes both checkpoints and the list with them, so that only the reader can tell. */
const hostile = (how: (bytes: Buffer) => Uint8Array) => (cwd: string) => {
  both(how)(cwd);
  change(LIST, (text) => {
    const { checkpoints } = JSON.parse(text.toString());
    for (const entry of checkpoints) {
      const bytes = readFileSync(join(cwd, file(entry.step)));
      entry.bytes = bytes.length;
      entry.sha256 = createHash('sha256').update(bytes).digest('hex');
    }
    return JSON.stringify({ checkpoints });
  })(cwd);
};

function headerLength(bytes: Buffer, length: bigint): Buffer {
  bytes.writeBigUInt64LE(length, 0);
  return bytes;
}

const damaged = /run: all checkpoints are damaged: .*000000004.*000000002/;

/** What is wrong with the checkpoints of a run, which is whole but for that. */
export const badCheckpoints: BadCase[] = [
  {
    name: 'checkpoints and list gone',
    args: resume,
    arrange: (cwd) => {
      for (const name of [file(2), file(4), LIST]) rmSync(join(cwd, name));
    },
    code: 65,
    says: /run: the checkpoints that its log names are missing/,
  },
  {
    name: 'checkpoints gone',
    args: resume,
    arrange: (cwd) => [2, 4].forEach((step) => rmSync(join(cwd, file(step)))),
    code: 65,
    says: damaged,
  },
  {
    name: 'checkpoints cut',
    args: resume,
    arrange: both((b) => b.subarray(0, b.length - 4)),
    code: 65,
    says: damaged,
  },
  { name: 'checkpoints empty', args: resume, arrange: both(() => Buffer.alloc(0)), code: 65, says: damaged },
  {
    name: 'checkpoints with a wrong bit',
    args: ['digest', 'run'],
    arrange: both((b) => b.fill(255, 700, 701)),
    code: 65,
    says: damaged,
  },
  { name: 'header cut', args: resume, arrange: hostile((b) => b.subarray(0, 30)), code: 65, says: damaged },
  {
    name: 'header without end',
    args: resume,
    arrange: hostile((b) => headerLength(b, 2n ** 64n - 1n)),
    code: 65,
    says: damaged,
  },
  {
    name: 'header of junk',
    args: resume,
    arrange: hostile((b) => b.fill(123, 9, 40)),
    code: 65,
    says: damaged,
  },
  {
    name: 'NaN weights',
    args: resume,
    arrange: hostile((b) => b.fill(255, b.length - 4)),
    code: 65,
    says: /finite/,
  },
  {
    name: 'bytes behind the end',
    args: resume,
    arrange: hostile((b) => Buffer.concat([b, b])),
    code: 65,
    says: damaged,
  },
  {
    name: 'another step',
    args: resume,
    arrange: hostile((b) => Buffer.from(b.toString('latin1').replace(/"step":"\d"/, '"step":"7"'), 'latin1')),
    code: 65,
    says: /expected the SHA-256 that is written in it/,
  },
  { name: 'no checkpoint file', args: ['digest', 'run/config.json'], code: 65, says: /config\.json: / },
];
