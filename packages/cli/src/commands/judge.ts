import { type Checkpoint, discriminateFrom, type Samples, sampleFrom } from '@ganvil/core';
import { classNumber } from '../args/classNumber.ts';
import { type Arguments, jsonFlag, quietFlag } from '../args/flags.ts';
import { openCheckpoint, runArgument, stepArgument, stepFlags } from '../args/runArgument.ts';
import { openBackend } from '../engine/openBackend.ts';
import { EXIT, Failure } from '../node/exit.ts';
import { meanText, meanWithError } from '../search/meanWithError.ts';
import { labelsFor } from '../search/ofSamples.ts';
import { isListed, openSamples, type SearchedFor, sampleFlags } from '../search/openSamples.ts';
import { formatNumber } from '../sinks/progress/status.ts';
import { print, printJson } from '../terminal/output.ts';
import type { Command } from './types.ts';

/** Fakes that samples are compared with. */
const FAKES = 256;

/** `ganvil judge` */
export const judge: Command = {
  name: 'judge',
  args: 'RUN [FILES]',
  maxArgs: 10_000,
  summary: 'what the discriminator of a run says of given samples',
  about: `Prints the logit of D for each sample, above 0 for what it holds for real, and the share of ${FAKES} fakes of the run that D rates
lower. The samples are files, or some of --data. Layers use their running statistics, as in sampling. A conditional D judges a sample as
one of its class: that of the data, or of --class.`,
  flags: [
    ...sampleFlags,
    { name: 'class', value: 'NAME', help: 'class of all samples, for a conditional run' },
    ...stepFlags,
    jsonFlag,
    quietFlag,
  ],
  examples: [
    'ganvil judge runs/digits a.png b.png',
    'ganvil judge runs/faces --data other-faces/ --count 500 --json',
  ],
  run: judgeSamples,
};

async function judgeSamples(args: Arguments): Promise<number> {
  const run = runArgument(args);
  const checkpoint = await openCheckpoint(run, stepArgument(args));
  const { pack, batchFeatures, conditional } = checkpoint.config;
  const label = classNumber(args.get('class'), checkpoint);
  const readsOthers = pack > 1 || batchFeatures !== 'none';
  const opened = await openSamples(args, args.positionals.slice(1), checkpoint, readsOthers);
  const { samples, classNames, training } = opened;
  const labels = labelsFor(samples, { label, checkpoint, classNames });
  if (conditional && !labels)
    throw new Failure(EXIT.usage, '--class: expected the class of the samples, got none.');
  await openBackend(checkpoint.config);
  const judged = { ...samples, labels };
  const { logits } = await discriminateFrom(checkpoint, judged, training);
  const fakes = await fakesOf(checkpoint, label);
  const { logits: ofFakes } = await discriminateFrom(checkpoint, fakes, training);
  report(args, { run, step: checkpoint.step }, { opened, logits, ofFakes });
  return EXIT.done;
}

/** Fakes of the run, of all classes or of one; they carry the classes that they were made as. */
function fakesOf(checkpoint: Checkpoint, label: number | undefined): Promise<Samples> {
  return sampleFrom(checkpoint, { seeds: Array.from({ length: FAKES }, (_, i) => i), label });
}

interface Verdicts {
  readonly opened: SearchedFor;
  readonly logits: Float32Array;
  readonly ofFakes: Float32Array;
}

function report(
  args: Arguments,
  about: { run: string; step: number },
  { opened, logits, ofFakes }: Verdicts,
): void {
  const rows = opened.names.map((name, i) => ({
    name,
    logit: logits[i],
    aboveFakes: ofFakes.filter((fake) => fake < logits[i]).length / ofFakes.length,
  }));
  const fakes = meanWithError(ofFakes);
  if (args.has('json')) {
    printJson({ ...about, part: opened.part, fakes, samples: rows });
    return;
  }
  if (isListed(opened))
    for (const { name, logit, aboveFakes } of rows)
      print(
        `${formatNumber(logit).padStart(10)}  above ${(100 * aboveFakes).toFixed(0).padStart(3)} % of fakes  ${name}`,
      );
  print(
    `mean logit ${meanText(meanWithError(logits))} of ${rows.length}; of ${ofFakes.length} fakes ${meanText(fakes)}`,
  );
}
