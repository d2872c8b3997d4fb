import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BadCase } from './badCase.ts';
import { TINY } from './ganvil.ts';

const config = (text: string) => (cwd: string) => writeFileSync(join(cwd, 'my.json'), text);
const training = ['train', 'my.json', '--out', 'run'];

/** Node 20 has no relaxed SIMD. */
const unfused: BadCase = {
  name: 'profile that the engine lacks',
  args: ['train', ...TINY, '--numerics', 'fma', '--out', 'run'],
  code: 78,
  says: /numerics: expected strict .*got fma/,
};

/** What is wrong with latents, paths and films. */
const badLatents: BadCase[] = (
  [
    ['sample', '--truncation 0', /--truncation: expected a number from 0.01 to 10, got "0"/],
    ['sample', '--latent 3+', /--latent: expected a seed, .*got the end in "3\+"/],
    ['sample', '--latent 3 --seeds 4', /--latent: expected no --seeds beside it, got both/],
    ['interpolate', '', /expected --from and --to, or --through, got neither/],
    ['interpolate', '--from 3 --to 3', /--to: expected other seeds at both ends, got 3 twice/],
    ['interpolate', '--through 5', /--through: expected at least 2 seeds for a path, got 1/],
    ['film', '--frames 5', /--frames: expected the flag --walk beside it/],
    ['film', '--walk --frames 3', /--frames: expected a number of at least 4, got "3"/],
    ['film', '--fps 0', /--fps: expected a number from 0.01 to 600, got "0"/],
    ['film', '--out x.gif', /--out: expected the extension .png or .apng, got x.gif/],
    ['again', '', /expected a picture and a run directory, got 1/],
    ['figure', '--out x.gif', /--out: expected the extension .svg or .png, got x.gif/],
  ] as const
).map(([command, words, says]) => ({
  name: `${command} ${words}`,
  args: [command, '.', ...words.split(' ').filter((word) => word !== '')],
  code: 64,
  says,
}));

/** What is wrong with the words of a command line, and with the files of settings that it names. */
export const badWords: BadCase[] = [
  { name: 'command', args: ['trian'], code: 64, says: /did you mean train\?.*"trian"/ },
  {
    name: 'flag',
    args: ['train', '--bacth-size', '8'],
    code: 64,
    says: /--bacth-size: .*did you mean --batch-size\?/,
  },
  {
    name: 'flag of another command',
    args: ['digest', '.', '--steps', '8'],
    code: 64,
    says: /--steps: expected a known flag/,
  },
  {
    name: 'folder in the place of a preset',
    args: ['train', '.'],
    code: 64,
    says: /preset: .*got the folder \.; did you mean --data \.\?/,
  },
  {
    name: 'preset',
    args: ['train', 'ring9'],
    code: 64,
    says: /preset: .*did you mean ring8\?.*"ring9"/,
  },
  { name: 'flag without value', args: ['train', '--steps'], code: 64, says: /--steps: expected a value/ },
  {
    name: 'flag in place of a value',
    args: ['train', '--penalty', '--progress', 'none'],
    code: 64,
    says: /--penalty: expected a value \(NAME\), got the flag "--progress"/,
  },
  {
    name: 'switch with value',
    args: ['train', '--json=yes'],
    code: 64,
    says: /--json: expected no value, got "yes"/,
  },
  {
    name: 'too many arguments',
    args: ['train', 'ring8', 'digits'],
    code: 64,
    says: /at most 1, got "digits"/,
  },
  {
    name: 'set without value',
    args: ['train', '--set', 'steps'],
    code: 64,
    says: /--set: expected key=value, got "steps"/,
  },
  { name: 'budget', args: ['train', '--budget', 'soon'], code: 64, says: /--budget: .*30m.*"soon"/ },
  { name: 'no run', args: ['resume'], code: 64, says: /expected a run directory/ },
  { name: 'seeds', args: ['sample', '.', '--seeds', '5-1'], code: 64, says: /--seeds: .*0-31,40.*"5-1"/ },
  ...badLatents,
  { name: 'table', args: ['list', 'losss'], code: 64, says: /did you mean losses\?/ },
  {
    name: 'key of a set',
    args: ['train', '--set', 'stpes=4'],
    code: 78,
    says: /did you mean steps\?.*"stpes"/,
  },
  {
    name: 'choice',
    args: ['train', '--loss', 'hing'],
    code: 78,
    says: /loss: expected one of .*hinge.*"hing"/,
  },
  {
    name: 'choice of another flag',
    args: ['train', '--loss', 'wganGp'],
    code: 78,
    says: /loss: expected one of .*got "wganGp", which is a value of --penalty\./,
  },
  {
    name: 'metric of finished runs',
    args: ['train', ...TINY, '--steps', '1', '--metrics', 'frechetDistance', '--out', 'run', '-q'],
    code: 78,
    says: /metrics: .*which is measured of a finished run: ganvil evaluate RUN --metrics frechetDistance\./,
  },
  {
    name: 'metric of finished runs to stop on',
    args: ['train', ...TINY, '--evaluate-every', '1', '--stop-on', 'coverage', '--out', 'run', '-q'],
    code: 78,
    says: /stopOn: .*ganvil evaluate RUN --metrics coverage\./,
  },
  {
    name: 'number',
    args: ['train', '--batch-size', '0.5'],
    code: 78,
    says: /batchSize: expected an integer.*"0.5"/,
  },
  {
    name: 'negative number',
    args: ['train', '--seed', '-1'],
    code: 78,
    says: /seed: expected an integer.*"-1"/,
  },
  {
    name: 'not a number',
    args: ['train', '--rate-g', 'NaN'],
    code: 78,
    says: /learningRateG: expected a number.*"NaN"/,
  },
  {
    name: 'endless number',
    args: ['train', '--rate-g', '1e999'],
    code: 78,
    says: /learningRateG: expected a number/,
  },
  { name: 'control characters', args: ['train', '\x1b[2Jring\n'], code: 64, says: /"\\x1b\[2Jring/ },
  {
    name: 'metric',
    args: ['train', ...TINY, '--steps', '1', '--metrics', 'fdi', '--out', 'run', '-q'],
    code: 78,
    says: /metrics: expected some of .*slicedWasserstein.*"fdi"/,
  },
  {
    name: 'metric of other data',
    args: ['train', ...TINY, '--steps', '1', '--metrics', 'classAgreement', '--out', 'run', '-q'],
    code: 78,
    says: /metrics: expected some of .*slicedWasserstein.* for gauss1d, got "classAgreement"/,
  },
  {
    name: 'profile of another backend',
    args: ['train', ...TINY, '--numerics', 'fma', '--backend', 'cpu', '--out', 'run'],
    code: 78,
    says: /numerics: expected strict with backend cpu/,
  },

  ...(Number.parseInt(process.versions.node, 10) >= 22 ? [] : [unfused]),
  { name: 'config missing', args: training, code: 66, says: /my\.json: expected a JSON file, found none/ },
  {
    name: 'config is a folder',
    args: training,
    arrange: (cwd) => mkdirSync(join(cwd, 'my.json')),
    code: 78,
    says: /expected a JSON file, got something else/,
  },
  {
    name: 'config broken',
    args: training,
    arrange: config('{"steps": 4,'),
    code: 78,
    says: /my\.json: expected JSON/,
  },
  {
    name: 'config is a list',
    args: training,
    arrange: config('[]'),
    code: 78,
    says: /expected a JSON object/,
  },
  {
    name: 'config key',
    args: training,
    arrange: config('{"stpes": 4}'),
    code: 78,
    says: /my\.json: .*did you mean steps/,
  },
  {
    name: 'config value',
    args: training,
    arrange: config('{"steps": "many"}'),
    code: 78,
    says: /my\.json: steps: .*"many"/,
  },
  {
    name: 'config value of no sense',
    args: training,
    arrange: config('{"steps": {}}'),
    code: 78,
    says: /steps: .*an object/,
  },
  {
    name: 'config preset',
    args: training,
    arrange: config('{"preset": "ring9"}'),
    code: 78,
    says: /my\.json: preset: .*"ring9"/,
  },
  {
    name: 'config proto',
    args: training,
    arrange: config('{"__proto__": {"steps": 4}}'),
    code: 78,
    says: /"__proto__"/,
  },
  {
    name: 'config constructor',
    args: training,
    arrange: config('{"constructor": 1}'),
    code: 78,
    says: /"constructor"/,
  },
  {
    name: 'config deep',
    args: training,
    arrange: config(`{"steps": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
    code: 78,
    says: /steps: .*a list/,
  },
  {
    name: 'config large',
    args: training,
    arrange: config(`{"data": "${'x'.repeat(10_000_000)}"}`),
    code: 78,
    says: /my\.json: expected at most 1048576 bytes/,
  },
  {
    name: 'config with a long name',
    args: training,
    arrange: config(`{"${'x'.repeat(100_000)}": 1}`),
    code: 78,
    says: /my\.json: .*expected a known key/,
  },
];
