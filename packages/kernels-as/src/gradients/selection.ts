// Choosing elements: by a condition, by bounds, by index.
import {
  ClipByValue,
  clipByValue,
  equal,
  GatherV2,
  type GradConfig,
  Select,
  type Tensor,
  TopK,
  UnsortedSegmentSum,
  util,
  zerosLike,
} from '@tensorflow/tfjs-core';
import { detach } from '../ops/detach.ts';
import { gatherSegments, scatterIndices } from './helpers/indices.ts';
import { select } from './helpers/select.ts';
import { zeros } from './helpers/zeros.ts';

/** Gradients of choices by condition, bounds or index. */
export const selection: GradConfig[] = [
  {
    kernelName: Select,
    inputsToSave: ['condition'],
    gradFunc: (dys, [condition]) => {
      const dy = dys as Tensor;
      return {
        condition: () => zeros(condition.shape),
        t: () => select(condition, dy),
        e: () => select(condition, zerosLike(dy), dy),
      };
    },
  },
  {
    kernelName: ClipByValue,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attrs) => {
      const { clipValueMin, clipValueMax } = attrs as { clipValueMin: number; clipValueMax: number };
      const kept = (c: Tensor) => equal(c, clipByValue(c, clipValueMin, clipValueMax));
      return { x: () => select(kept(detach(x)), dy as Tensor) };
    },
  },
  {
    kernelName: GatherV2,
    inputsToSave: ['x', 'indices'],
    gradFunc: (dy, [x, indices], attrs) => {
      const { axis, batchDims } = attrs as { axis: number; batchDims: number };
      const [at] = util.parseAxisParam(axis, x.shape);
      return {
        x: () => scatterIndices(dy as Tensor, indices, x.shape, at, batchDims ?? 0),
        indices: () => zeros(indices.shape),
      };
    },
  },
  {
    kernelName: UnsortedSegmentSum,
    inputsToSave: ['segmentIds'],
    gradFunc: (dy, [segmentIds]) => ({
      x: () => gatherSegments(dy as Tensor, segmentIds),
      segmentIds: () => zeros(segmentIds.shape),
    }),
  },
  {
    kernelName: TopK,
    inputsToSave: ['x'],
    outputsToSave: [false, true],
    gradFunc: (dys, [x, indices]) => {
      const last = x.rank - 1;
      return { x: () => scatterIndices((dys as Tensor[])[0], indices, x.shape, last, last) };
    },
  },
];
