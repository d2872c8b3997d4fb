// What networks are made of, with the settings that ask for it: for people, nothing else reads it.
import { activation } from './activation.ts';
import { batchMoments } from './batchMoments.ts';
import { besideClasses } from './besideClasses.ts';
import { branches } from './branches.ts';
import { conv, convTranspose } from './conv.ts';
import { dense } from './dense.ts';
import { dropout } from './dropout.ts';
import { enlarged } from './enlarged.ts';
import { excited } from './excited.ts';
import { gaussianNoise } from './gaussianNoise.ts';
import { instanceNoise } from './instanceNoise.ts';
import { mirrored } from './mirrored.ts';
import { overPositions } from './overPositions.ts';
import { packed } from './packed.ts';
import { pool } from './shape.ts';
import { subPixel } from './subPixel.ts';

/** Every layer of `nn/` that a setting asks for. To add one: a row here. */
export const layers = {
  dense: { of: dense, help: 'fully connected; the layers of architecture mlp, and the ends of all networks' },
  conv: { of: conv, help: 'convolution of signals, images and volumes: architecture dcgan, with filterSize' },
  convTranspose: { of: convTranspose, help: 'transposed convolution, which enlarges: upsample transposed' },
  enlarged: {
    of: enlarged,
    help: 'pixels repeated or mixed, before a convolution: upsample nearest, bilinear; resnet, light',
  },
  subPixel: {
    of: subPixel,
    help: 'sub-pixel convolution, which enlarges: upsample pixelShuffle; the end of G in light',
  },
  pool: { of: pool, help: 'pooling: downsample max, average; without it, downsample stride' },
  branches: { of: branches, help: 'two branches, added: architecture resnet (a shortcut), light' },
  excited: {
    of: excited,
    help: 'skip-layer excitation: a small level opens and closes channels of a larger one; light',
  },
  overPositions: {
    of: overPositions,
    help: 'sum or mean over all positions: the end of D in resnet, the gates of light',
  },
  activation: {
    of: activation,
    help: 'functions between layers: activationG, activationD (ganvil list activations); maxout has maxoutPieces',
  },
  dropout: { of: dropout, help: 'numbers set to 0 at random: dropoutG, dropoutD, inputDropoutD' },
  gaussianNoise: {
    of: gaussianNoise,
    help: 'noise added to activations or samples that D reads: noiseD, inputNoiseD',
  },
  instanceNoise: {
    of: instanceNoise,
    help: 'noise added to samples that D reads, less and less: instanceNoise',
  },
  batchMoments: {
    of: batchMoments,
    help: 'mean, deviation, skewness and kurtosis of a batch: architecture moments',
  },
  besideClasses: {
    of: besideClasses,
    help: 'the class beside the inputs of a layer: conditioning concat, everyLayer',
  },
  packed: { of: packed, help: 'several samples as one input: pack' },
  mirrored: { of: mirrored, help: 'a G that has the layers of D in reverse: mirror' },
} satisfies Record<string, { readonly help: string; readonly of: unknown }>;
