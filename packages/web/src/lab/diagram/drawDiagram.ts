// The diagram of a run: nodes as HTML, so that they are read and scaled as text; lines as SVG behind them.
import type { Session } from '../../session/types.ts';
import { h } from '../controls/dom.ts';
import { svgElement } from '../controls/svgElement.ts';
import { discriminatorOf } from '../measures/discriminatorScale.ts';
import { drawNode } from './drawNode.ts';
import { edgePaths } from './edgePaths.ts';
import { boxOfRun, type Flowing } from './flowing.ts';
import type { Flow, FlowNode } from './flowOf.ts';
import { layerLines, nodeNumbers, nodeWords } from './nodeWords.ts';
import { type Placed, placeNodes } from './placeNodes.ts';

const LINES = { wide: 11, narrow: 2 };

/** The head of an arrow. */
const HEAD = {
  id: 'head',
  viewBox: '0 0 8 8',
  refX: 7,
  refY: 4,
  markerUnits: 'userSpaceOnUse',
  markerWidth: 10,
  markerHeight: 10,
  orient: 'auto-start-reverse',
};

/** What is marked: nodes, and the player whose gradient flows. */
export interface Marked {
  readonly nodes: readonly string[];
  readonly gradientOf?: string;
}

/** The diagram of a run. `place` fits it into its element; `show` fills it. */
export function drawDiagram(session: Session, flow: Flow, formulaOf: (player: string) => string) {
  const svg = svgElement('svg', { 'aria-hidden': 'true' });
  const nodes = flow.nodes.map((node) => nodeElement(node, session, flow, formulaOf(node.lossOf ?? '')));
  const list = h('ul', { ariaLabel: 'Diagram of the networks' }, ...nodes.map(({ element }) => element));
  const element = h('div', { className: 'flow' }, svg, list);
  const drawn = { box: boxOfRun(session), output: discriminatorOf(session) };
  let stepping = false;
  const place = (): void => {
    const { clientWidth } = element;
    if (clientWidth === 0) return;
    const placed = placeNodes(flow, clientWidth, stepping);
    placeAll(element, nodes, placed);
    drawLines(svg, flow, placed);
  };
  return {
    element,
    place,
    show(flowing: Flowing, losses: (player: string) => number | undefined, marked?: Marked): void {
      if (stepping !== (marked !== undefined)) {
        stepping = !stepping;
        element.classList.toggle('stepping', stepping);
        place();
      }
      for (const one of nodes) {
        one.canvas.hidden = !drawNode(one.canvas, one.node.id, flowing, drawn);
        one.numbers.textContent = nodeNumbers(one.node, flowing, drawn.output, losses);
        markNode(one.element, marked?.nodes.includes(one.node.id) === true);
      }
      for (const path of svg.querySelectorAll('path[data-to]')) markLine(path as SVGElement, marked);
    },
  };
}

/** Puts all nodes in their places. */
function placeAll(
  element: HTMLElement,
  nodes: readonly ReturnType<typeof nodeElement>[],
  placed: Placed,
): void {
  element.classList.toggle('narrow', placed.narrow);
  element.style.height = `${placed.height}px`;
  for (const { node, element: own, fit } of nodes) {
    const { left, top, width, height } = placed.of(node);
    Object.assign(own.style, px({ left, top, width, height }));
    fit(placed.narrow);
  }
}

const px = (places: Record<string, number>): Record<string, string> =>
  Object.fromEntries(Object.entries(places).map(([name, value]) => [name, `${value.toFixed(1)}px`]));

function nodeElement(node: FlowNode, session: Session, { edges }: Flow, formula: string) {
  const { title, help } = nodeWords(node, session, formula);
  const to = edges.filter(([from]) => from === node.id).map(([, id]) => titleOf(id));
  const canvas = h('canvas', { role: 'img', ariaLabel: `${title}: ${help}` });
  const numbers = h('output', { className: 'numbers' });
  const layers = h('ol', { ariaLabel: `Layers of ${title}` });
  const words = h('div', { className: 'words' }, h('b', {}, title), h('small', {}, help), numbers);
  const leads = to.length > 0 ? `goes to ${to.join(' and ')}` : '';
  const kind = node.network?.player ?? node.lossOf ?? node.id;
  const element = h(
    'li',
    { className: `node ${kind}`, title: `${title}: ${help}` },
    canvas,
    words,
    h('span', { className: 'unseen' }, leads),
  );
  if (node.network) words.append(layers);
  const fit = (narrow: boolean): void => {
    if (!node.network) return;
    const lines = layerLines(node.network, narrow ? LINES.narrow : LINES.wide);
    layers.replaceChildren(...lines.map((line) => h('li', {}, line)));
    layers.title = layerLines(node.network, 1000).join('\n');
  };
  return { node, element, canvas, numbers, fit };
}

const titleOf = (id: string): string => id.replace('loss/', 'loss of ');

function drawLines(svg: SVGSVGElement, flow: Flow, placed: Placed): void {
  svg.setAttribute('viewBox', `0 0 ${placed.width} ${placed.height}`);
  const head = svgElement('marker', HEAD, svgElement('path', { d: 'M0 0 8 4 0 8z', fill: 'context-stroke' }));
  const lines = edgePaths(flow, placed).map(({ from, to, player, d }) =>
    svgElement('path', {
      d,
      class: player ? `back ${player}` : 'forth',
      'data-from': from,
      'data-to': to,
      'marker-end': 'url(#head)',
    }),
  );
  svg.replaceChildren(head, ...lines);
}

function markNode(element: HTMLElement, isMarked: boolean): void {
  element.classList.toggle('marked', isMarked);
  if (isMarked) element.setAttribute('aria-current', 'step');
  else element.removeAttribute('aria-current');
}

function markLine(path: SVGElement, marked: Marked | undefined): void {
  const { from, to } = path.dataset as Record<string, string>;
  const back = path.classList.contains('back');
  const own = back
    ? marked?.gradientOf !== undefined && path.classList.contains(marked.gradientOf)
    : marked?.gradientOf === undefined && marked?.nodes.includes(to) && marked.nodes.includes(from);
  path.classList.toggle('marked', own === true);
}
