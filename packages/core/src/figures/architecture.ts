import type { NetworkRow } from './networkRow.ts';
import { el, INK, line, type Point, svg, text } from './svg.ts';
import type { Figure } from './types.ts';

const BOX = { width: 190, height: 34, gap: 16 };
const COLUMN = 250;
const COLOURS: Readonly<Record<string, string>> = { G: INK.g, D: INK.d };

/** The networks of a config as boxes: the shape that each layer gives, and the numbers that it learns. */
export const architecture: Figure = {
  help: 'the networks as boxes: shapes and numbers of weights; also of a preset or config alone',
  lacks: () => undefined,
  draw({ networks, dataset, config }) {
    const columns = networks.map((network, i) => column(network, 20 + i * COLUMN));
    const deepest = networks.reduce((most, { layers }) => Math.max(most, layers.length), 0);
    const height = 70 + (deepest + 1) * (BOX.height + BOX.gap) + 30;
    const title = `Networks of the game ${config.game} for ${dataset.name}`;
    return svg(
      Math.max(1, networks.length) * COLUMN + 10,
      height,
      title,
      ...columns,
      text([20, height - 12], flowOf(networks), { colour: INK.soft }),
    );
  },
};

/** How the functions are joined, in words of the first GAN paper. */
function flowOf(networks: readonly NetworkRow[]): string {
  const has = (name: string) => networks.some((network) => network.name === name);
  if (has('G') && has('E') && has('D')) return '(G(z), z) → D,  (x, E(x)) → D';
  if (has('G') && has('D')) return 'z → G → G(z) → D,  x → D';
  return networks.map(({ name }) => `x → ${name}`).join(',  ');
}

function column({ player, name, input, layers }: NetworkRow, left: number): string {
  const colour = COLOURS[player] ?? INK.text;
  const total = layers.reduce((sum, { weights }) => sum + weights, 0);
  const top = (row: number) => 54 + row * (BOX.height + BOX.gap);
  const middle = left + BOX.width / 2;
  const heading = name === player ? name : `${name}, of the player ${player}`;
  return el(
    'g',
    {},
    text([middle, 22], heading, { anchor: 'middle', size: 14, colour }),
    text([middle, 38], `${grouped(total)} weights`, { anchor: 'middle', size: 10, colour: INK.soft }),
    box([left, top(0)], { name: 'input', note: shapeText(input), colour: INK.line }),
    ...layers.flatMap(({ name: label, shape, weights }, i) => [
      down([middle, top(i) + BOX.height], [middle, top(i + 1)]),
      box([left, top(i + 1)], {
        name: label,
        note: `${shapeText(shape)}, ${grouped(weights)} weights`,
        colour,
      }),
    ]),
  );
}

function box([x, y]: Point, { name, note, colour }: { name: string; note: string; colour: string }): string {
  return [
    el('rect', { x, y, width: BOX.width, height: BOX.height, rx: 4, fill: '#ffffff', stroke: colour }),
    text([x + BOX.width / 2, y + 14], name, { anchor: 'middle', size: 11 }),
    text([x + BOX.width / 2, y + 27], note, { anchor: 'middle', size: 10, colour: INK.soft }),
  ].join('');
}

function down(from: Point, [x, y]: Point): string {
  const head: Point[] = [
    [x - 3, y - 5],
    [x, y],
    [x + 3, y - 5],
  ];
  return (
    line([from, [x, y]], { colour: INK.soft, width: 1 }) +
    line(head, { colour: INK.soft, width: 1, fill: INK.soft })
  );
}

const shapeText = (shape: readonly number[]): string => shape.join(' × ');

/** Thousands apart: 12 345. */
const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ' ');
