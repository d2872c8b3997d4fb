// The lines of a diagram as SVG paths.
import type { Flow, FlowNode } from './flowOf.ts';
import type { Place, Placed } from './placeNodes.ts';

/** A line between nodes. */
export interface EdgePath {
  readonly from: string;
  readonly to: string;
  /** Of a gradient: the player that follows it. */
  readonly player?: string;
  readonly d: string;
}

const n = (value: number): string => value.toFixed(1);

/** Lines along which data flow, and those along which gradients go back from each loss to the networks of its player. */
export function edgePaths({ nodes, edges, columns }: Flow, placed: Placed): EdgePath[] {
  const node = (id: string): FlowNode => nodes.find((one) => one.id === id)!;
  const forward = edges.map(([from, to]) => ({
    from,
    to,
    d: forwardPath(placed.of(node(from)), placed.of(node(to)), placed.narrow),
  }));
  let lane = 0;
  const back = nodes
    .filter(({ lossOf }) => lossOf !== undefined)
    .flatMap((loss) => {
      const own = nodes.filter(({ network }) => network?.player === loss.lossOf);
      const paths = own.map((to) => ({
        from: loss.id,
        to: to.id,
        player: loss.lossOf,
        d: backPath(placed.of(loss), placed.of(to), placed, lane, loss.row + 1 === columns[loss.column]),
      }));
      lane++;
      return paths;
    });
  return [...forward, ...back];
}

function forwardPath(from: Place, to: Place, narrow: boolean): string {
  if (narrow) {
    const [x, y] = [from.left + from.width / 2, from.top + from.height];
    const [tx, ty] = [to.left + to.width / 2, to.top - 2];
    const middle = (y + ty) / 2;
    return `M${n(x)} ${n(y)}C${n(x)} ${n(middle)} ${n(tx)} ${n(middle)} ${n(tx)} ${n(ty)}`;
  }
  const [x, y] = [from.left + from.width, from.top + from.height / 2];
  const [tx, ty] = [to.left - 2, to.top + to.height / 2];
  const middle = (x + tx) / 2;
  return `M${n(x)} ${n(y)}C${n(middle)} ${n(y)} ${n(middle)} ${n(ty)} ${n(tx)} ${n(ty)}`;
}

/** Below all nodes, or beside them, each player in a lane of its own; around the nodes of the loss's own column. */
function backPath(
  from: Place,
  to: Place,
  { narrow, width, height }: Placed,
  lane: number,
  isLast: boolean,
): string {
  const shift = 8 * lane;
  if (narrow) {
    const x = width - 16 + shift;
    const [middle, bottom] = [from.top + from.height / 2 + 3 * lane, from.top + from.height + 7];
    const start = isLast
      ? `M${n(from.left + from.width)} ${n(middle)}H${n(x)}`
      : `M${n(from.left + from.width / 2)} ${n(bottom - 7)}V${n(bottom)}H${n(x)}`;
    return `${start}V${n(to.top + to.height / 2 + shift)}H${n(to.left + to.width + 2)}`;
  }
  const y = height - 16 + shift;
  const [middle, side] = [from.left + from.width / 2, from.left - 9];
  const start = isLast
    ? `M${n(middle)} ${n(from.top + from.height)}V${n(y)}`
    : `M${n(from.left)} ${n(from.top + 0.85 * from.height)}H${n(side)}V${n(y)}`;
  return `${start}H${n(to.left + to.width / 2)}V${n(to.top + to.height + 2)}`;
}
