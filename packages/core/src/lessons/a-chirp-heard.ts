import { circle } from '../datasets/circle.ts';
import { encodeWav } from '../encode/wav.ts';
import { pictureRows } from '../figures/pictureRows.ts';
import { samplesIn } from '../inference/realSamples.ts';
import { tiles } from '../pictures/imageGrid.ts';
import { waveform } from '../pictures/waveform.ts';
import type { Samples } from '../training/events.ts';
import type { Lesson, LessonConfig, Room } from './types.ts';

const RATE = 8000;
const LENGTH = 1024;
const SILENCE = 2000;
const PITCH = 440;
const CONFIG: LessonConfig = { preset: 'chirps', changes: { width: 8, batchSize: 16, emaDecay: 0.99 } };
const STEPS = 300;
const SHOWN = 6;

/** Sounds are rows of numbers, and a GAN learns them as it learns pictures. */
export const aChirpHeard: Lesson = {
  title: 'A chirp heard',
  help: 'how does a GAN make sounds?',
  source: 'Donahue et al. 2019, https://arxiv.org/abs/1802.04208; Nguyen (slides), "music, speech"',
  steps: [
    {
      text: `A sound is a row of numbers: ${RATE} each second say where the membrane of the loudspeaker is. A tone of ${PITCH} Hz goes there and back ${PITCH} times a second, and passes the middle twice each time. So its pitch can be counted. The file can be heard.`,
      formula: `x(i) = sin(2 pi ${PITCH} i / ${RATE}), pitch = crossings of 0 / 2 / seconds`,
      show: tone,
    },
    {
      text: 'The data: tones of an eighth of a second whose pitch rises, falls or stays. Counted in the first and in the last quarter, the pitch says which it is.',
      config: CONFIG,
      show: data,
    },
    {
      text: `G after ${STEPS} steps: a network of convolutions along one direction, that of time, turns a latent into ${LENGTH} numbers. Listen to the file: it is early, and rough. The preset chirps trains ten times as long.`,
      config: CONFIG,
      show: generated,
    },
  ],
  task: {
    question: `How often does a tone of ${PITCH} Hz pass the middle in ${LENGTH} samples at ${RATE} a second?`,
    hint: 'twice in each period; the sound lasts 0.128 seconds',
    expected: () => (2 * PITCH * LENGTH) / RATE,
    measured: (numbers) => numbers['crossings of 0'],
    limit: 2,
  },
};

/** How often a sound changes its sign. */
function crossings(wave: Float32Array): number {
  let [count, before] = [0, 0];
  for (const value of wave) {
    const sign = Math.sign(value);
    if (sign !== 0 && before !== 0 && sign !== before) count++;
    if (sign !== 0) before = sign;
  }
  return count;
}

/** The pitch in Hz, by counting. */
const pitchOf = (wave: Float32Array): number => (crossings(wave) / 2) * (RATE / wave.length);

function tone() {
  const wave = Float32Array.from({ length: LENGTH }, (_, i) => 0.8 * circle((PITCH * i) / RATE)[1]);
  return {
    numbers: { 'crossings of 0': crossings(wave), 'pitch by counting': pitchOf(wave) },
    figures: { tone: figureOf('A tone', 'the first 256 numbers of a tone', wave.slice(0, 256), 1) },
    files: { 'tone.wav': encodeWav([wave, wave, wave, wave], RATE) },
  };
}

function figureOf(title: string, caption: string, data: Float32Array, count: number): string {
  const drawn = waveform({ shape: [data.length / count, 1], count, data });
  return pictureRows(title, [{ caption, image: tiles(drawn, Math.min(2, count)) }]);
}

const wavesOf = ({ data, count }: Samples): Float32Array[] =>
  Array.from({ length: count }, (_, i) => data.slice(i * LENGTH, (i + 1) * LENGTH));

async function data(room: Room) {
  const { dataset } = await room.run(CONFIG);
  const places = Array.from({ length: 60 }, (_, i) => i);
  const all = samplesIn(dataset, places);
  const chosen = [0, 1, 2].flatMap((label) => places.filter((i) => all.labels[i] === label).slice(0, 2));
  const shown = samplesIn(dataset, chosen);
  const waves = wavesOf(all);
  const quarter = LENGTH / 4;
  const changes = waves.map(
    (wave) => pitchOf(wave.subarray(3 * quarter)) - pitchOf(wave.subarray(0, quarter)),
  );
  const meanOf = (label: number) => {
    const of = changes.filter((_, i) => all.labels[i] === label);
    return of.reduce((sum, value) => sum + value, 0) / of.length;
  };
  return {
    numbers: Object.fromEntries(
      dataset.classNames!.map((name, label) => [`change of pitch in Hz, ${name}`, meanOf(label)]),
    ),
    figures: {
      data: figureOf('Tones of the data', 'two that rise, two that fall, two that stay', shown.data, SHOWN),
    },
    files: { 'data.wav': encodeWav(wavesOf(shown), RATE, SILENCE) },
  };
}

async function generated(room: Room) {
  const run = await room.run(CONFIG);
  await room.train(run, STEPS);
  const samples = await run.sample(await run.latents(Array.from({ length: SHOWN }, (_, i) => i)));
  const waves = wavesOf(samples);
  const loudest = samples.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return {
    numbers: {
      'pitch of the sounds of G, mean': waves.reduce((sum, wave) => sum + pitchOf(wave), 0) / SHOWN,
      'loudest number of G': loudest,
    },
    figures: { generated: figureOf('Sounds of G', `after ${STEPS} steps`, samples.data, SHOWN) },
    files: { 'generated.wav': encodeWav(waves, RATE, SILENCE) },
  };
}
