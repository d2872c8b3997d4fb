import { circle } from '../datasets/circle.ts';
import { encodeApng } from '../encode/apng.ts';
import { joined } from '../encode/joined.ts';
import { pictureRows } from '../figures/pictureRows.ts';
import { tiles } from '../pictures/imageGrid.ts';
import { solidView } from '../pictures/solidView.ts';
import { enlarge } from '../pictures/upscale.ts';
import { samplesFrom } from './samplesFrom.ts';
import type { Lesson, LessonConfig, Room } from './types.ts';

const SIDE = 16;
const CELLS = SIDE * SIDE * SIDE;
const MIDDLE = SIDE / 2 - 0.5;
const RADIUS = 5;
const FRAMES = 24;
const VIEWS = 6;
const CONFIG: LessonConfig = {
  preset: 'voxels',
  changes: {
    width: 8,
    batchSize: 16,
    penaltyWeight: 0.1,
    learningRateG: 1e-3,
    learningRateD: 5e-4,
    emaDecay: 0.98,
  },
};
const STEPS = 300;
/** 4 / 3 pi. */
const BALL = 4.1887902047863905;

/** A solid is a picture with one more direction. */
export const aShapeTurned: Lesson = {
  title: 'A shape turned',
  help: 'how does a GAN make solids?',
  source: 'Wu et al. 2016, https://arxiv.org/abs/1610.07584; Cere Labs, "rendering vast 3D environments"',
  steps: [
    {
      text: `A solid is a box of ${SIDE} x ${SIDE} x ${SIDE} cells, each inside or outside. A ball of radius ${RADIUS} fills about as many cells as its volume says. From one side it could be a disc: to see a shape one has to turn it.`,
      formula: 'inside where (x - c)^2 + (y - c)^2 + (z - c)^2 < r^2',
      show: ball,
    },
    {
      text: 'A solid of the data, turned about the upright axis. The film can be opened in a browser.',
      config: CONFIG,
      show: async (room) => turned('data', await solidOfData(room)),
    },
    {
      text: `A solid of G after ${STEPS} steps: convolutions in three directions turn a latent into all cells. It is early; the preset voxels trains five times as long, and wider.`,
      config: CONFIG,
      show: generated,
    },
  ],
  task: {
    question: `How many cells of 1 x 1 x 1 does a ball of radius ${RADIUS} fill, about?`,
    hint: 'the volume of a ball is 4 / 3 pi r^3',
    expected: () => BALL * RADIUS * RADIUS * RADIUS,
    measured: (numbers) => numbers['cells of the ball'],
    limit: 40,
  },
};

function ball() {
  const solid = Float32Array.from({ length: CELLS }, (_, i) => {
    const [x, y, z] = [i % SIDE, Math.floor(i / SIDE) % SIDE, Math.floor(i / (SIDE * SIDE))].map(
      (at) => at - MIDDLE,
    );
    return x * x + y * y + z * z < RADIUS * RADIUS ? 1 : -1;
  });
  return {
    numbers: { 'cells of the ball': cellsOf(solid) },
    figures: { ball: pictureRows('A ball of cells', [{ caption: 'a ball', image: viewOf(solid) }]) },
  };
}

const cellsOf = (solid: Float32Array): number => solid.filter((value) => value > 0).length;

const viewOf = (data: Float32Array) => tiles(solidView({ shape: [SIDE, SIDE, SIDE, 1], count: 1, data }));

/** A solid [depth, height, width] after a part of a turn about its upright axis: each cell looks up where it was. */
function turn(solid: Float32Array, turns: number): Float32Array {
  const [cos, sin] = circle(turns);
  return Float32Array.from({ length: CELLS }, (_, i) => {
    const [x, y, z] = [
      (i % SIDE) - MIDDLE,
      Math.floor(i / SIDE) % SIDE,
      Math.floor(i / (SIDE * SIDE)) - MIDDLE,
    ];
    const [fromX, fromZ] = [cos * x + sin * z, cos * z - sin * x].map((at) => Math.floor(at + MIDDLE + 0.5));
    const inside = fromX >= 0 && fromX < SIDE && fromZ >= 0 && fromZ < SIDE;
    return inside ? solid[(fromZ * SIDE + y) * SIDE + fromX] : -1;
  });
}

/** Some views as a figure, a whole turn as a film. */
async function turned(name: string, solid: Float32Array) {
  const views = new Float32Array(VIEWS * CELLS);
  for (let i = 0; i < VIEWS; i++) views.set(turn(solid, i / VIEWS), i * CELLS);
  const row = tiles(solidView({ shape: [SIDE, SIDE, SIDE, 1], count: VIEWS, data: views }), VIEWS);
  const frames = Array.from({ length: FRAMES }, (_, i) => enlarge(viewOf(turn(solid, i / FRAMES)), 3));
  const [{ width, height, channels }] = frames;
  const film = encodeApng(frames, { width, height, channels, frames: FRAMES, framesPerSecond: 12 });
  return {
    numbers: { [`cells of the solid, ${name}`]: cellsOf(solid) },
    figures: {
      [name]: pictureRows('A solid, turned', [
        { caption: `a sixth of a turn between two views`, image: row },
      ]),
    },
    files: { [`${name}.png`]: await joined(film) },
  };
}

/** The first cylinder of the data. */
async function solidOfData(room: Room): Promise<Float32Array> {
  const { dataset } = await room.run(CONFIG);
  const { data, labels } = samplesFrom(dataset, 30);
  const place = labels.indexOf(dataset.classNames!.indexOf('cylinder'));
  return data.slice(place * CELLS, (place + 1) * CELLS);
}

async function generated(room: Room) {
  const run = await room.run(CONFIG);
  await room.train(run, STEPS);
  const { data } = await run.sample(await run.latents([3]));
  return turned('generated', data);
}
