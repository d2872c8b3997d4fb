// Failures around a session: a typed error, a page that continues, and nothing lost that was saved.
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { folders as built, inPages } from './inPages.ts';

declare const ganvil: typeof import('../src/index.ts');
declare const workers: Worker[];

/** Folders as the package's, each with a file that has one byte more. */
const altered = mkdtempSync(join(tmpdir(), 'ganvil-altered-'));
for (const [folder, file] of [
  ['wasm', 'simd.wasm'],
  ['worker', 'worker.js'],
  ['light', 'worker-light.js'],
  ['thread', 'thread.js'],
  ['readers', 'readers.js'],
]) {
  cpSync(built[0], join(altered, folder), { recursive: true });
  appendFileSync(join(altered, folder, file), '\n');
}
afterAll(() => rmSync(altered, { recursive: true }));

inPages(
  'a session in trouble',
  ['alone', 'isolated'],
  (bench, kind) => {
    /** What is refused before there are threads is refused alike in both kinds of pages. */
    const settings: [object, string, RegExp][] = [
      [{ preset: 'ring' }, 'config', /^preset: expected one of /],
      [
        { preset: 'ring8', learningRateD: 'fast' },
        'config',
        /^learningRateD: expected a number from 0 to 10, got "fast"\.$/,
      ],
      [{ preset: 'ring8', seed: [1] }, 'config', /^seed: /],
      [{ preset: 'ring8', rateQ: 1 }, 'config', /^settings: expected a known key/],
      [{ data: 'rings' }, 'data', /^data: expected .*did you mean ring8/],
      [{ preset: 'cifar-dcgan' }, 'data', /^data: expected/],
      [{ preset: 'ring8', imageSize: 8 }, 'config', /^imageSize: expected 0 for ring8/],
    ];
    test.each(kind === 'alone' ? settings : settings.slice(0, 1))(
      'refuses %o',
      async (settings, code, message) => {
        const error = await bench.page.evaluate(async (settings) => {
          const caught = await ganvil.createSession(settings as object).catch((error) => error);
          const { name, code, message } = caught as InstanceType<typeof ganvil.SessionError>;
          return { name, code, message };
        }, settings);
        expect(error).toEqual({ name: 'SessionError', code, message: expect.stringMatching(message) });
      },
    );

    test('refuses checkpoints that are damaged or of another run, and stays as it was', async () => {
      const result = await bench.page.evaluate(async () => {
        const codeOf = (promise: Promise<unknown>) =>
          promise.then(
            () => 'none',
            ({ code, message }) => `${code}: ${message}`,
          );
        const settings = { preset: 'ring8', width: 8 };
        const session = await ganvil.createSession(settings);
        await session.advance('all');
        const digest = await session.digest();
        const good = await session.checkpoint();
        const other = await ganvil.createSession({ ...settings, seed: 9 });
        const foreign = await other.checkpoint();
        other.dispose();
        const errors = [
          await codeOf(session.restore(good.slice(0, 99))),
          await codeOf(session.restore(new Uint8Array(1000))),
          await codeOf(session.restore(foreign)),
          await codeOf(ganvil.createSession({ learningRateD: 1 }, { checkpoint: good })),
          await codeOf(ganvil.createSession({}, { checkpoint: good, points: new Float32Array(8) })),
          await codeOf(session.sample({ z: new Float32Array(3) })),
          await codeOf(session.advance('Q')),
          await codeOf(session.discriminate({ shape: [3], count: 1, data: new Float32Array(3) })),
        ];
        const after = await session.digest();
        session.dispose();
        errors.push(await codeOf(session.digest()), await codeOf(session.next()));
        return { errors, same: after === digest };
      }, 0);
      expect(result.errors).toEqual([
        expect.stringMatching(/^checkpoint: .*\.$/),
        expect.stringMatching(/^checkpoint: .*\.$/),
        'checkpoint: seed: expected 0 as in the checkpoint, got 9.',
        'checkpoint: learningRateD: expected 0.001 as in the checkpoint, got 1.',
        expect.stringMatching(/^checkpoint: data: expected the set that the run began with/),
        'data: z: expected latents of 2 numbers, got 3 numbers.',
        'protocol: message: expected one of all, D, G, got "Q".',
        'data: samples: expected shape [2], got [3].',
        'disposed: The session has been disposed.',
        'disposed: The session has been disposed.',
      ]);
      expect(result.same).toBe(true);
    });

    test('reports that its worker was killed, and a new one resumes from what was saved', async () => {
      const result = await bench.page.evaluate(async () => {
        const session = await ganvil.createSession({ preset: 'ring8', width: 8 });
        await session.advance('all');
        await ganvil.save('kept', await session.checkpoint());
        const failure = new Promise((resolve) => session.on('error', ({ code }) => resolve(code)));
        const kinds: unknown[] = [];
        session.on('state', ({ playing }) => void kinds.push(playing));
        session.play();
        await new Promise((resolve) => setTimeout(resolve, 50));
        workers.at(-1)!.terminate();
        const first = await failure;
        const next = await session.next().catch(({ code }) => code);
        const names = await ganvil.saved();
        const again = await ganvil.createSession({}, { checkpoint: await ganvil.load('kept') });
        const { step } = again;
        await again.advance('all');
        again.dispose();
        await ganvil.forget('kept');
        return { first, next, kinds, names, step, left: await ganvil.saved() };
      }, 0);
      expect(result).toEqual({
        first: 'worker',
        next: 'worker',
        kinds: [true, false],
        names: ['kept'],
        step: 1,
        left: [],
      });
    });

    test('has a worker that answers in kind, whatever it receives, and continues', async () => {
      const replies = await bench.page.evaluate(async () => {
        const worker = new Worker('/worker.js', { type: 'module' });
        const say = (message: unknown) =>
          new Promise<Record<string, unknown>>((resolve) => {
            worker.onmessage = ({ data }) => resolve(data);
            worker.postMessage(message);
          });
        const hostile = [
          undefined,
          'x',
          3,
          {},
          { id: 'a' },
          { id: 1, type: '__proto__' },
          { id: 1, type: 'next' },
        ];
        const codes = [];
        for (const message of [...hostile, { id: 2, type: 'digest' }]) codes.push((await say(message)).code);
        const last = await say({ id: 3, type: 'greet', lock: 'test' });
        worker.terminate();
        return { codes, last };
      }, 0);
      expect(replies).toEqual({
        codes: Array(8).fill('protocol'),
        last: { id: 3, type: 'greet', locked: true },
      });
    });

    const folders: [string, string, string][] = [
      ['wasm', 'integrity', 'simd.wasm: expected the file of this build, got different content.'],
      ['worker', 'integrity', 'worker.js: expected the file of this build, got different content.'],
      ['light', 'integrity', 'worker-light.js: expected the file of this build, got different content.'],
      ['none', 'worker', 'worker.js: expected a file, got HTTP 404.'],
      ['readers', 'integrity', 'readers.js: expected the file of this build, got different content.'],
    ];
    test.each(kind === 'alone' ? folders : folders.slice(0, 1))(
      'does not start from a folder with a bad file: %s',
      async (folder, code, message) => {
        const error = await bench.page.evaluate(async (assets) => {
          const files = [{ name: 'x.csv', bytes: new TextEncoder().encode('1,2\n3,4\n') }];
          const options = assets === 'light' ? { assets } : { assets, files }; // files are for the whole worker
          const opened = ganvil.createSession({ preset: 'ring8' }, options);
          const caught = await opened.catch((error) => error);
          return { code: caught.code, message: caught.message };
        }, folder);
        expect(error).toEqual({ code, message: `${bench.url}${folder}/${message}` });
      },
    );

    test.skipIf(kind === 'alone')('refuses a thread of another build', async () => {
      const found = await bench.page.evaluate(async () => {
        if (navigator.hardwareConcurrency < 2) return 'one processor';
        const options = { assets: 'thread', threads: 2 };
        try {
          const session = await ganvil.createSession({ preset: 'ring8' }, options);
          const failure = new Promise<string>((resolve) => session.on('error', ({ code }) => resolve(code)));
          session.play();
          return await failure;
        } catch (error) {
          return (error as { code: string }).code;
        }
      }, 0);
      expect(['integrity', 'one processor']).toContain(found);
    });
  },
  [altered],
);
