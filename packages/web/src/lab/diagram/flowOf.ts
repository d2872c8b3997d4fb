// How data flow through the networks of a run: what a game declares, as nodes in columns and edges.
import type { NetworkRow } from '@ganvil/core';

/** What is read, computed or lost. */
export interface FlowNode {
  /** As `Game.flow` names it: `z`, `G`, `fakes`, `loss/G`. */
  readonly id: string;
  /** Its column, from 0, and its place in it. */
  readonly column: number;
  readonly row: number;
  /** The network that it is; the player whose loss it is. */
  readonly network?: NetworkRow;
  readonly lossOf?: string;
}

/** A flow in columns: an edge leads to a later one. */
export interface Flow {
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly (readonly [from: string, to: string])[];
  /** Nodes of each column. */
  readonly columns: readonly number[];
}

const LOSS = 'loss/';
/** What is no network. */
const DATA = ['z', 'real', 'fakes', 'codes', 'scores', 'classes'];

/** The flow of a game with these networks and players. Parts with a network or player that is not there are left out. */
export function flowOf(flow: string, networks: readonly NetworkRow[], players: readonly string[]): Flow {
  const isThere = (id: string): boolean =>
    DATA.includes(id) ||
    networks.some(({ name }) => name === id) ||
    (id.startsWith(LOSS) && players.includes(id.slice(LOSS.length)));
  const edges = flow
    .split('; ')
    .map((chain) => chain.split(' > '))
    .flatMap((chain) => chain.slice(1).map((to, i) => [chain[i], to] as const))
    .filter(([from, to]) => isThere(from) && isThere(to));
  const ids = [...new Set(edges.flat())];
  const columns = columnsOf(ids, edges);
  const used = new Map<number, number>();
  const nodes = ids.map((id): FlowNode => {
    const column = columns.get(id)!;
    const row = used.get(column) ?? 0;
    used.set(column, row + 1);
    const lossOf = id.startsWith(LOSS) ? id.slice(LOSS.length) : undefined;
    return { id, column, row, network: networks.find(({ name }) => name === id), lossOf };
  });
  const count = Math.max(...used.keys()) + 1;
  return { nodes, edges, columns: Array.from({ length: count }, (_, i) => used.get(i) ?? 0) };
}

/** The column of each node: behind all that lead to it; what nothing leads to stands right before the first that reads it. */
function columnsOf(ids: readonly string[], edges: Flow['edges']): Map<string, number> {
  const found = new Map<string, number>();
  const before = (id: string) => edges.filter(([, to]) => to === id).map(([from]) => from);
  const of = (id: string): number => {
    const known = found.get(id);
    if (known !== undefined) return known;
    const column = Math.max(-1, ...before(id).map(of)) + 1;
    found.set(id, column);
    return column;
  };
  for (const id of ids) of(id);
  for (const id of ids.filter((one) => before(one).length === 0))
    found.set(id, Math.min(...edges.filter(([from]) => from === id).map(([, to]) => found.get(to)!)) - 1);
  const last = Math.max(...found.values());
  for (const id of ids) if (id.startsWith(LOSS)) found.set(id, last);
  return found;
}
