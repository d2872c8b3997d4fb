// Units of small networks on points: what each gives over the plane or the line, and the weights between them.
import type { UnitLayer } from '@ganvil/core';
import { prepareCanvas } from '../../plots/canvas.ts';
import { drawHeatmap } from '../../plots/heatmap.ts';
import { type Box, planeOf } from '../../plots/scatter.ts';
import type { Session } from '../../session/types.ts';
import { h } from '../controls/dom.ts';
import { boxOf } from '../measures/histogram.ts';
import type { Lab } from '../model/labState.ts';
import { firstSeeds } from '../model/sampleSelection.ts';
import { cellCentres } from '../views/grids.ts';
import { drawLine } from './drawLine.ts';
import { drawWeights } from './drawWeights.ts';
import { boxOfRun, lineCentres } from './flowing.ts';

/** Units of a layer that are shown. */
const MOST = 8;
/** Cells per axis of what a unit gives. */
const CELLS = 20;

/** The networks of a run whose units can be shown, with the box of what each reads. */
async function readable(session: Session): Promise<Map<string, Box>> {
  const found = new Map<string, Box>();
  const samples = boxOfRun(session);
  const { latentDim } = session.config;
  if (samples && session.discriminates) found.set('D', samples);
  if (session.generates && latentDim <= 2) {
    const z = await session.latents(firstSeeds(200));
    found.set('G', boxOf({ data: z, count: 200 }, latentDim, 0));
  }
  return found;
}

const inputsOf = (box: Box): Float32Array =>
  box.low.length === 2 ? cellCentres(box, CELLS) : lineCentres(box, CELLS);

/** Units of D and G, folded up; `measure` gets them while it is open. Undefined where no network of the run reads one or two numbers. */
export async function unitPanel(lab: Lab, session: Session) {
  const boxes = await readable(session);
  if (boxes.size === 0 || session.config.conditional || session.config.architecture !== 'mlp')
    return undefined;
  const views = [...boxes].map(([network, box]) => ({
    network,
    box,
    content: h('div', { className: 'units' }),
  }));
  const element = h(
    'details',
    { className: 'explained' },
    h('summary', {}, `Units of ${[...boxes.keys()].join(' and ')}`),
    h('p', {}, TEXT),
    ...views.flatMap(({ network, content }) => [h('b', {}, network), content]),
  );
  const measure = async (): Promise<void> => {
    if (!element.open) return;
    for (const { network, box, content } of views) {
      const options = { most: MOST, weights: lab.weights };
      showUnits(content, box, await session.units(network, inputsOf(box), options));
    }
  };
  element.ontoggle = () => void measure().catch(() => {});
  return { element, measure };
}

const TEXT =
  'What each unit gives for every point that the network reads: teal above 0, orange below, the stronger, the farther from 0. Lines are weights in the same colours: the thicker, the larger.';

/** A column for each layer, behind what the network reads. */
function showUnits(content: HTMLElement, box: Box, layers: readonly UnitLayer[]): void {
  const inputs = inputsOf(box);
  const size = box.low.length;
  const read: UnitLayer = { name: 'reads', kind: '', units: size, shown: size, outputs: inputs };
  const columns = [read, ...layers].map((layer) => ({ layer, canvases: canvasesOf(layer) }));
  content.replaceChildren(
    ...columns.map(({ layer, canvases }) =>
      h('div', { className: 'column' }, h('small', { title: layer.kind }, headingOf(layer)), ...canvases),
    ),
  );
  for (const { layer, canvases } of columns)
    canvases.forEach((canvas, unit) => drawUnit(canvas, box, valuesOf(layer, unit)));
  drawWeights(content, columns);
}

const headingOf = ({ name, units, shown }: UnitLayer): string =>
  shown < units ? `${name}: ${shown} of ${units}` : name;

function canvasesOf(layer: UnitLayer): HTMLCanvasElement[] {
  return Array.from({ length: layer.shown }, (_, unit) => {
    const values = valuesOf(layer, unit);
    const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => value.toPrecision(3));
    const label = `${layer.name}, unit ${unit + 1}: from ${low} to ${high}`;
    return h('canvas', { role: 'img', ariaLabel: label, title: label });
  });
}

const valuesOf = ({ outputs, shown }: UnitLayer, unit: number): number[] =>
  Array.from({ length: outputs.length / shown }, (_, row) => outputs[row * shown + unit]);

function drawUnit(canvas: HTMLCanvasElement, box: Box, values: readonly number[]): void {
  const stage = prepareCanvas(canvas);
  if (!stage) return;
  const largest = Math.max(1e-12, ...values.map(Math.abs));
  const shares = values.map((value) => 0.5 + value / (2 * largest));
  if (box.low.length === 2) drawHeatmap(stage, planeOf(stage, box), box, shares, CELLS);
  else drawLine(stage, shares, '--ink', 0.05);
}
