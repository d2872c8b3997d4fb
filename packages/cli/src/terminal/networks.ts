import { type Config, costOf, type Dataset, gibibytes, layerTable, type NetworkRows } from '@ganvil/core';
import { dataShape } from '../data/dataShape.ts';
import { print, printJson } from './output.ts';

/** Prints the networks of a run, layer by layer, and what a step costs: as text, or as JSON. */
export function printNetworks(config: Config, dataset: Dataset, json: boolean): void {
  const data = dataShape(dataset);
  const networks = layerTable(config, data);
  const { products, batchBytes, weightBytes } = costOf(config, data);
  if (json) {
    printJson({ networks, step: { products, bytes: batchBytes + weightBytes } });
    return;
  }
  const cost = `a step: about ${short(products)} multiply-adds, ${gibibytes(batchBytes + weightBytes)}`;
  print([...networks.map(linesOf), cost].join('\n\n'));
}

const HEADINGS = ['layer', 'kind', 'shape', 'weights', 'multiply-adds'];

function linesOf({ player, network, input, layers, weights, products }: NetworkRows): string {
  const rows = layers.map((layer) => [
    layer.name,
    '  '.repeat(layer.depth) + layer.kind,
    layer.shape.join('x'),
    count(layer.weights),
    count(layer.products),
  ]);
  const title = player === network ? player : `${player}, ${network}`;
  const all = ['all', '', '', count(weights), count(products)];
  const table = [HEADINGS, ['', '', input.join('x'), '', ''], ...rows, all];
  const widths = HEADINGS.map((_, column) => Math.max(...table.map((row) => row[column].length)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => (column < 3 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('  ')
      .trimEnd(),
  );
  return `${title}, for one sample:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}

/** A number with a comma every three digits; nothing for 0. */
function count(n: number): string {
  return n === 0 ? '' : String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A large number, such as `1.5 G`. */
function short(n: number): string {
  const [size, letter] = n >= 1e9 ? [1e9, 'G'] : [1e6, 'M'];
  return `${(n / size).toFixed(1)} ${letter}`;
}
