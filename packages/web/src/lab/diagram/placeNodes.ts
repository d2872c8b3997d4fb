import type { Flow, FlowNode } from './flowOf.ts';

/** Where a node is, in pixels. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Places of all nodes, and the size of the whole. */
export interface Placed {
  /** Whether the flow goes from top to bottom, as where there is little room. */
  readonly narrow: boolean;
  readonly width: number;
  readonly height: number;
  of(node: FlowNode): Place;
}

const NARROW = 720;
const WIDE_HEIGHT = 352;
/** A row of a narrow diagram; where words about it need room, too. */
const ROW = { whole: 114, compact: 70 };
const GAP = { wide: 30, whole: 18, compact: 14 }; // between nodes
const MARGIN = 30; // below or beside them, for gradients

/** Places a flow in a width: columns from left to right, or one below the other. `compact`: these are low. */
export function placeNodes({ columns }: Flow, width: number, compact: boolean): Placed {
  const narrow = width < NARROW;
  const rows = compact ? 'compact' : 'whole';
  const [along, across] = narrow
    ? [columns.length * ROW[rows], width - MARGIN]
    : [width, WIDE_HEIGHT - MARGIN];
  const gap = GAP[narrow ? rows : 'wide'];
  const step = (along + gap) / columns.length;
  const of = ({ column, row }: FlowNode): Place => {
    const count = Math.max(2, columns[column]);
    const share = across / columns[column];
    const size = Math.min(share - 14, narrow ? across : columns[column] === 1 ? 236 : across / count - 14);
    const start = row * share + (share - size) / 2;
    const place = [column * step, start, step - gap, size] as const;
    return narrow
      ? { left: place[1], top: place[0], width: place[3], height: place[2] }
      : { left: place[0], top: place[1], width: place[2], height: place[3] };
  };
  return narrow ? { narrow, width, height: along + 8, of } : { narrow, width, height: WIDE_HEIGHT, of };
}
