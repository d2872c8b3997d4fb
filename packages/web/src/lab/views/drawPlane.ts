// The picture of a run on points in the plane.
import type { Samples } from '@ganvil/core';
import { prepareCanvas, type Stage } from '../../plots/canvas.ts';
import { drawContour, drawHeatmap } from '../../plots/heatmap.ts';
import { drawManifold } from '../../plots/manifold.ts';
import {
  type Box,
  drawArrows,
  drawDots,
  drawLinks,
  drawRings,
  type Plane,
  planeOf,
} from '../../plots/scatter.ts';
import type { Layer } from '../controls/layerToggles.ts';
import { firstSamples, samplesOfClass } from '../model/sampleSelection.ts';

/** Cells per axis of the heatmap. */
export const HEAT = 48;
/** Latents per axis of the manifold. */
export const MESH = 21;
/** Fakes at which the gradient of D is drawn. */
export const ARROWS = 160;
/** Real points whose reconstruction is drawn. */
export const AGAIN = 160;
const DOTS = 800; // points that are drawn
const SMALL = 420; // pixels

/** What was measured last. */
export interface PlaneMeasurement {
  readonly fakes: Samples;
  /** D over the box [HEAT, HEAT]: 0 as fake as can be, 1/2 undecided, 1 as real as can be. */
  readonly heat?: Float64Array;
  /** Where D puts real and fake points on the same scale. */
  readonly scores?: { readonly real: Float64Array; readonly fake: Float64Array };
  /** The grid of latents as G maps it [MESH, MESH, 2]. */
  readonly mesh: Float32Array | undefined;
  /** The gradient of D at the first ARROWS fakes. */
  readonly gradient?: Float32Array;
  /** The first real points as the encoder and G make them anew. */
  readonly again: Samples | undefined;
}

/** What to draw. */
export interface PlanePicture {
  readonly box: Box;
  readonly real: Samples;
  /** The class whose points are drawn; undefined for all. */
  readonly label: number | undefined;
  readonly measured: PlaneMeasurement | undefined;
  on(layer: Layer): boolean;
}

/** Draws the layers that are on. */
export function drawPlane(canvas: HTMLCanvasElement, picture: PlanePicture): void {
  const stage = prepareCanvas(canvas);
  if (!stage) return;
  const { box, real, label, measured, on } = picture;
  const plane = planeOf(stage, box);
  const visible = (samples: Samples) => firstSamples(samplesOfClass(samples, label), DOTS);
  const scores = label === undefined && on('scores') ? measured?.scores : undefined;
  const style = (name: 'real' | 'fake', alpha: number) => ({
    paint: scores ? scorePaint(stage, scores[name]) : stage.colour(`--${name}`),
    radius: stage.width < SMALL ? 1.5 : 2,
    alpha,
  });
  if (measured?.heat && on('heat')) {
    drawHeatmap(stage, plane, box, measured.heat, HEAT);
    drawContour(stage, plane, box, measured.heat, HEAT);
  }
  if (measured?.mesh && on('manifold')) drawManifold(stage, plane, measured.mesh, MESH);
  if (measured && on('fake'))
    drawDots(stage, plane, visible(measured.fakes), style('fake', scores ? 1 : 0.7));
  if (measured?.gradient && on('arrows')) drawGradient(stage, plane, measured.fakes, measured.gradient);
  if (measured?.again && on('again')) drawLinks(stage, plane, real.data, measured.again.data);
  // On top and hollow: where fakes cover the data, both are visible.
  if (on('real')) drawRings(stage, plane, visible(real), style('real', scores ? 1 : 0.8));
}

/** The colour of each point by its score: teal where D takes it for real, orange where for fake. */
function scorePaint({ colour }: Stage, scores: Float64Array): (i: number) => string {
  const [real, fake] = [colour('--real'), colour('--fake')];
  return (i) => `color-mix(in srgb, ${real} ${(100 * scores[i]).toFixed(0)}%, ${fake})`;
}

/** Arrows along the gradient; on a small stage half of them, and shorter. */
function drawGradient(stage: Stage, plane: Plane, fakes: Samples, gradient: Float32Array): void {
  const small = stage.width < SMALL;
  const points = fakes.data.subarray(0, small ? ARROWS : 2 * ARROWS);
  drawArrows(stage, plane, points, gradient, { paint: stage.colour('--ink'), reach: small ? 16 : 26 });
}
