import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ConfigInput,
  type DrawnFigure,
  drawFigure,
  type FigureOptions,
  figureContext,
  figures,
  figureText,
  openRun,
  type PresetName,
  presets,
  provenanceText,
  resolveConfig,
} from '@ganvil/core';
import { dataFlags, dataOptions, readingOptions } from '../args/dataFlags.ts';
import { type Arguments, jsonFlag, quietFlag } from '../args/flags.ts';
import { parseInteger } from '../args/parseNumber.ts';
import { requestedConfig } from '../args/requestedConfig.ts';
import { openCheckpoint, runArgument, stepArgument, stepFlags } from '../args/runArgument.ts';
import { storedData } from '../data/filesAt.ts';
import { embedded, openData } from '../data/openData.ts';
import { openBackend } from '../engine/openBackend.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { checkOutput, STDOUT, writeOutput } from '../node/outputFile.ts';
import { versions } from '../node/versions.ts';
import { figureLog } from '../run/figureLog.ts';
import { folderOf } from '../run/folderOf.ts';
import { figureBytes, figureFlags, figureFormat } from '../samples/figureFormat.ts';
import { runName, stateOf } from '../samples/provenanceOf.ts';
import { print, printJson, say } from '../terminal/output.ts';
import type { Command } from './types.ts';

const NAMES = Object.keys(figures).join(', ');

/** `ganvil figure` */
export const figure: Command = {
  name: 'figure',
  args: 'RUN | PRESET',
  maxArgs: 1,
  summary: 'draw a run or a preset as SVG or PNG: samples, loss curves or network diagrams',
  about: `Draws a figure of the newest checkpoint as SVG, or as PNG if the file ends so, with the bytes that the page gives for the same settings, seed and step. Of a preset
or a config.json, the figure architecture. A PNG says in its text what made it: \`ganvil digest FILE.png\`, \`ganvil again FILE.png RUN\`. ${Object.entries(
    figures,
  )
    .map(([name, { help }]) => `${name}: ${help}.`)
    .join(' ')}`,
  flags: [
    { name: 'name', value: 'NAME', help: `${NAMES} (default: the first that suits the run)` },
    {
      name: 'panel',
      value: 'LIST',
      help: 'panels of the figure panels, such as a-d or ac; a: early in training, b: after updates of D, c: after updates of G, d: now (default: a-d)',
    },
    { name: 'from', value: 'N', help: 'step of panel a (default: a twentieth of the steps of the run)' },
    {
      name: 'out',
      value: 'FILE',
      help: 'output file, or - for stdout (default: NAME.svg or NAME.png, in the run directory if there is one)',
    },
    ...figureFlags('by the extension of --out; else svg'),
    { name: 'data', value: 'PATH', help: 'new path of the training data, if it was moved' },
    ...dataFlags,
    ...stepFlags,
    jsonFlag,
    quietFlag,
  ],
  examples: [
    'ganvil figure runs/00001-gauss1d --panel a-d --out fig1.svg',
    'ganvil figure runs/00001-gauss1d --out slide.png --scale 4',
    'ganvil figure runs/00007-ring8 --name losses',
    'ganvil figure digits --name architecture --out networks.svg',
  ],
  shownValues: () => 'unknown',
  run: writeFigure,
};

/** A figure, and what the text of a PNG says of it. */
interface Drawn extends Pick<DrawnFigure, 'name' | 'svg'> {
  readonly step?: number;
  text(scale: number): Record<string, string>;
}

async function writeFigure(args: Arguments): Promise<number> {
  const out = args.get('out');
  if (out !== undefined) checkOutput(out, '--out', ['.svg', '.png']);
  const format = figureFormat(args, out);
  const options = optionsOf(args);
  const source = runArgument(args);
  const drawn = isConfig(source) ? await ofConfig(args, source, options) : await ofRun(args, source, options);
  const folder = isConfig(source) ? '.' : folderOf(source);
  const file = out ?? join(folder, `${drawn.name}.${format.name}`);
  await writeOutput(file, await figureBytes(drawn.svg, format, () => drawn.text(format.scale)));
  if (file === STDOUT) return EXIT.done;
  if (args.has('json')) printJson({ source, step: drawn.step, figure: drawn.name, file });
  else print(file);
  return EXIT.done;
}

function optionsOf(args: Arguments): FigureOptions {
  const from = args.get('from');
  return {
    panels: args.get('panel'),
    from: from === undefined ? undefined : parseInteger('from', from, 0, 0),
  };
}

/** Whether a source is a preset or a file of settings, not a run. */
const isConfig = (source: string): boolean =>
  existsSync(source) ? /\.json$/.test(source) : Object.hasOwn(presets, source);

/** A figure of a config alone. Where a preset's data are the user's, for embedded ones of the same shape. */
async function ofConfig(args: Arguments, source: string, options: FigureOptions): Promise<Drawn> {
  if (args.has('step'))
    throw new Failure(EXIT.usage, `--step: expected a run directory for it, got ${source}.`);
  const preset: { placeholder?: ConfigInput } | undefined = Object.hasOwn(presets, source)
    ? presets[source as PresetName]
    : undefined;
  const data = args.get('data');
  const config =
    preset && data === undefined
      ? resolveConfig(preset.placeholder ?? {}, source)
      : (await requestedConfig(args, { ...dataOptions(args), progress: 'none' })).config;
  const { dataset } = await openData(config, source, say, { ...dataOptions(args), progress: 'none' });
  const context = await figureContext(config, dataset);
  const drawn = await drawFigure(context, args.get('name') ?? 'architecture', options);
  const kind = `figure ${drawn.name}`;
  const { ganvil, abi } = versions;
  const about = { run: runName(source), step: 0, digest: '', dataset: dataset.digest, ganvil, abi, config };
  return { ...drawn, text: () => provenanceText({ kind, chosen: {}, ...about }) };
}

async function ofRun(args: Arguments, source: string, options: FigureOptions): Promise<Drawn> {
  const checkpoint = await openCheckpoint(source, stepArgument(args));
  const data = storedData(args.get('data') ?? checkpoint.config.data, embedded);
  const config = { ...checkpoint.config, data };
  const { dataset } = await openData(config, source, say, readingOptions(args));
  await openBackend(config);
  const run = await openRun(config, dataset, checkpoint);
  try {
    const { steps, shares } = figureLog(source, checkpoint.step);
    const context = await figureContext(config, dataset, run, steps, shares);
    const drawn = await drawFigure(context, args.get('name'), options);
    const text = (scale: number) =>
      figureText(stateOf(source, checkpoint), { ...options, name: drawn.name, scale });
    return { ...drawn, step: checkpoint.step, text };
  } finally {
    run.dispose();
  }
}
