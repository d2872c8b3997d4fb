import { autoToggle, choice, integer, integerOrAuto, text } from './settingKinds.ts';

const MAX = Number.MAX_SAFE_INTEGER;

/** Settings of a run: its length, what it shows and keeps, how it is computed. */
export const runSettings = {
  steps: integer(1000, { min: 0, max: MAX }, 'run', 'total steps, including those before a resume'),
  seed: integer(0, { min: 0, max: MAX }, 'run', 'random seed'),
  numerics: choice(
    { strict: 0, fma: 0 },
    'strict',
    'run',
    'strict: the same results in every engine; fma: faster; its results differ from those of strict and are equally reproducible; needs a JavaScript engine that fuses multiply-adds',
  ),
  backend: choice(
    { ganvil: 0, wasm: 0, cpu: 0 },
    'ganvil',
    'run',
    'tfjs backend; wasm and cpu are those of tfjs, for comparison',
  ),
  execution: choice(
    { replay: 0, eager: 0 },
    'replay',
    'run',
    'replay: record the operations of an update once and rerun them on new data; eager: run every operation through tfjs, slower, with the same result',
  ),
  threads: integerOrAuto(
    { min: 1, max: 256 },
    'run',
    'threads; auto: chosen from the size of the network and the idle cores; does not affect results',
  ),
  wide: autoToggle(
    'run',
    '256-bit vectors (Node 24 or newer, x64); auto: where they are faster; does not affect results',
  ),
  sampleEvery: integer(
    100,
    { min: 0, max: MAX },
    'run',
    'steps between sample pictures; 0: only at the start and end',
  ),
  keepSamples: integer(
    1000,
    { min: 0, max: MAX },
    'run',
    'maximum number of sample pictures in the run directory: whenever there are more, every second one is deleted; 0: keep all',
  ),
  sampleCount: integer(64, { min: 1, max: 65536 }, 'run', 'samples in a picture'),
  evaluateEvery: integer(0, { min: 0, max: MAX }, 'run', 'steps between evaluations; 0: only at the end'),
  evaluateCount: integer(
    2000,
    { min: 2, max: 1e6 },
    'run',
    'maximum number of real samples, and of generated ones, that metrics compare',
  ),
  logEvery: integer(
    1,
    { min: 0, max: MAX },
    'run',
    'steps between logged losses in events.jsonl and TensorBoard; 0: none; from line 131,072 on every second line is left out, from twice as many on three of four, and so on',
  ),
  metrics: text('', 'run', 'metrics, comma-separated; empty: all that suit the data'),
  alarms: choice(
    { on: 0, off: 0 },
    'on',
    'run',
    'on: diagnose 256 samples at every evaluation, or where there are none at every picture, and raise alarms (`ganvil list alarms`); does not affect results',
  ),
  stopOn: text(
    '',
    'run',
    'metric that decides which checkpoint is the best, which is kept (sample --best), and when to stop: see patience; needs evaluateEvery; empty: none',
  ),
  patience: integer(
    10,
    { min: 0, max: MAX },
    'run',
    'evaluations without improvement of the metric stopOn after which the run ends; 0: it does not stop early',
  ),
  rollbacks: integer(
    0,
    { min: 0, max: 100 },
    'run',
    'how often a run that diverges goes back to its newest checkpoint of checkpointEvery, or an earlier one if it diverges there again, and draws other random numbers; 0: it ends (exit code 70)',
  ),
  checkpointEvery: integer(
    500,
    { min: 0, max: MAX },
    'run',
    'steps between checkpoints, from step 0 on; 0: only at the end',
  ),
} as const;
