// PyTorch on one thread, in a separate process; Debian's python3-torch suffices.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { resolveConfig } from '@ganvil/core';
import { BenchError } from '../../errors.ts';
import type { Model } from '../../steps/models.ts';
import type { Runner } from '../types.ts';
import { torchScript } from './torchScript.ts';

/** Python interpreters that may have PyTorch: `$PYTHON`, else the one on the path and Debian's. */
const PYTHONS = process.env.PYTHON ? [process.env.PYTHON] : ['python3', '/usr/bin/python3'];

/** Trains a model in PyTorch. Throws a BenchError if no Python has it. */
export async function torch(model: Model): Promise<Runner> {
  let failure: unknown;
  for (const python of PYTHONS) {
    try {
      return await torchOf(python, model);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

async function torchOf(python: string, { config, shape }: Model): Promise<Runner> {
  const settings = JSON.stringify({ ...resolveConfig(config), shape, threads: 1 });
  const env = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  const child = spawn(python, ['-c', torchScript, settings], { env });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors = `${errors}${chunk}`.slice(-2000);
  });
  child.on('error', () => {}); // not found: its output ends, too
  child.stdin.on('error', () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<string> => {
    const { value, done } = await lines.next();
    if (!done) return value;
    const missing = errors === '' || errors.includes("No module named 'torch'");
    throw new BenchError('unsupported', missing ? 'python3 with torch is not installed' : lastLine(errors));
  };
  await answer();
  return {
    async run(steps) {
      child.stdin.write(`${steps}\n`);
      return Number(await answer());
    },
    async close() {
      child.stdin.end();
    },
  };
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? text;
}
