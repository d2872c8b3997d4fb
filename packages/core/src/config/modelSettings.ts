import { architectures } from '../architectures/index.ts';
import { batchFeatures } from '../batchFeatures/index.ts';
import { conditionings } from '../conditionings/index.ts';
import { games } from '../games/index.ts';
import { latents } from '../latents/index.ts';
import { activations } from '../nn/activation.ts';
import { initializers } from '../nn/initializers.ts';
import { norms } from '../norms/index.ts';
import { upsamplings } from '../upsamplings/index.ts';
import { choice, follows, integer, number, toggle } from './settingKinds.ts';

/** Settings of the networks. */
export const modelSettings = {
  game: choice(
    games,
    'gan',
    'model',
    'kind of model: a generator against a discriminator (gan), or another one; ganvil list games explains them',
  ),
  architecture: choice(architectures, 'dcgan', 'model', 'kind of network'),
  latentDim: integer(64, { min: 1, max: 4096 }, 'model', 'dimension of the latent vector z'),
  latent: choice(latents, 'normal', 'model', 'distribution of z'),
  width: integer(
    32,
    { min: 1, max: 4096 },
    'model',
    'mlp: units per hidden layer; other architectures: filters of the convolution nearest to the image',
  ),
  widthD: follows('width', integer(32, { min: 1, max: 4096 }, 'model', 'width, for D')),
  depth: integer(2, { min: 1, max: 16 }, 'model', 'hidden layers (mlp)'),
  depthD: follows('depth', integer(2, { min: 1, max: 16 }, 'model', 'depth, for D')),
  widening: choice(
    { none: 0, double: 0 },
    'none',
    'model',
    'hidden widths of an mlp; none: all equal; double: each layer of G twice the one before, each layer of D half the one before',
  ),
  conditional: toggle('model', 'condition G and D on the class of each sample; for data with classes'),
  conditioning: choice(
    conditionings,
    'projection',
    'model',
    'how the class enters the networks of a conditional model',
  ),
  activationG: choice(activations, 'relu', 'model', 'activation in G'),
  activationD: choice(activations, 'leakyRelu', 'model', 'activation in D'),
  maxoutPieces: integer(
    5,
    { min: 2, max: 16 },
    'model',
    'number of linear functions of which maxout takes the largest',
  ),
  normG: choice(norms, 'batch', 'model', 'normalisation in G'),
  normD: choice(norms, 'none', 'model', 'normalisation in D'),
  dropoutG: number(0, { min: 0, max: 0.95 }, 'model', 'share of the activations of G that dropout sets to 0'),
  dropoutD: number(0, { min: 0, max: 0.95 }, 'model', 'share of the activations of D that dropout sets to 0'),
  inputDropoutD: number(
    0,
    { min: 0, max: 0.95 },
    'model',
    'share of the input values of D that dropout sets to 0',
  ),
  noiseD: number(
    0,
    { min: 0, max: 10 },
    'model',
    'standard deviation of the noise that is added to the activations of D in training',
  ),
  inputNoiseD: number(
    0,
    { min: 0, max: 10 },
    'model',
    'standard deviation of noise added to the samples that D reads, throughout training; in other games also to the input of the encoder or classifier',
  ),
  pack: integer(
    1,
    { min: 1, max: 16 },
    'model',
    'samples that D gets as one input (PacGAN); must divide the batch size',
  ),
  batchFeatures: choice(
    batchFeatures,
    'none',
    'model',
    'extra features of D that compare a sample with the rest of its batch',
  ),
  downsample: choice(
    { stride: 0, max: 0, average: 0 },
    'stride',
    'model',
    'how a dcgan D halves images: strided convolutions, max-pooling or average pooling',
  ),
  upsample: choice(upsamplings, 'transposed', 'model', 'how a dcgan G enlarges images'),
  filterSize: integer(
    4,
    { min: 2, max: 9 },
    'model',
    'side of the filters of a dcgan; for 1-D signals, the length of the filters is the square of this',
  ),
  denseG: integer(
    0,
    { min: 0, max: 65_536 },
    'model',
    'units of a dense layer between z and the convolutions of a dcgan G; 0: none',
  ),
  denseD: integer(
    0,
    { min: 0, max: 65_536 },
    'model',
    'units of a dense layer between the convolutions and the output of a dcgan D; 0: none',
  ),
  encoder: choice(
    { gaussian: 0, deterministic: 0 },
    'gaussian',
    'model',
    'what the encoder gives for a sample (ali); gaussian: mean and deviation of its latent (ALI); deterministic: one latent (BiGAN)',
  ),
  mirror: toggle('model', 'build G as the mirror of D: the counterpart of each layer of D, in reverse order'),
  initializer: choice(initializers, 'dcgan', 'model', 'weight initializer'),
  initializerD: follows('initializer', choice(initializers, 'dcgan', 'model', 'weight initializer of D')),
  initializerGain: number(1, { min: 0, max: 100 }, 'model', 'factor that multiplies all initial weights'),
  initializerGainD: follows(
    'initializerGain',
    number(1, { min: 0, max: 100 }, 'model', 'factor that multiplies the initial weights of D'),
  ),
} as const;
