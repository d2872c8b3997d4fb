import type { Config } from '@ganvil/core';
import { prng } from '../../stats/prng.ts';
import type { Jax, Value } from './jaxTypes.ts';

interface Player {
  readonly w: Value[];
  readonly m: Value[];
  readonly v: Value[];
}

/** Both players and the averaged weights (EMA) of G. */
export interface JaxState {
  readonly G: Player;
  readonly D: Player;
  readonly E: Value[];
}

const refs = (values: readonly Value[]): Value[] => values.map((value) => value.ref);
const product = (dims: readonly number[]): number => dims.reduce((a, b) => a * b, 1);

/** A fully connected network: matrix and bias of each layer in turn. */
function net({ numpy: np, nn }: Jax, w: Value[], x: Value, activation: string): Value {
  for (let i = 0; i < w.length; i += 2) {
    x = np.matmul(x, w[i]).add(w[i + 1]);
    if (i + 2 < w.length) x = activation === 'relu' ? nn.relu(x) : nn.leakyRelu(x, 0.2);
  }
  return x;
}

/** Adam without bias correction, which is the same amount of work. */
function adam(
  { numpy: np }: Jax,
  { beta1, beta2 }: Pick<Config, 'beta1' | 'beta2'>,
  { w, m, v }: Player,
  gradients: Value[],
  rate: number,
): Player {
  const newM = m.map((x, i) => x.mul(beta1).add(gradients[i].ref.mul(1 - beta1)));
  const newV = v.map((x, i) => x.mul(beta2).add(np.square(gradients[i]).mul(1 - beta2)));
  const step = (i: number): Value => newM[i].ref.mul(rate).div(np.sqrt(newV[i].ref).add(1e-8));
  return { w: w.map((x, i) => x.sub(step(i))), m: newM, v: newV };
}

/** The compiled function from one state to the next, for a batch of real samples and two of latents. */
function compiledStep(api: Jax, c: Config, isImage: boolean) {
  const { numpy: np, nn, jit, valueAndGrad } = api;
  const generate = (w: Value[], z: Value): Value => {
    const y = net(api, w, z, c.activationG);
    return isImage ? np.tanh(y) : y;
  };
  const loss = (D: Value[], x: Value, sign: number): Value =>
    np.mean(nn.softplus(net(api, D, x, c.activationD).mul(sign)));
  const lossD = (D: Value[], real: Value, fake: Value): Value =>
    loss(refs(D), real, -1).add(loss(D, fake, 1));
  const lossG = (G: Value[], D: Value[], z: Value): Value => loss(D, generate(G, z), -1);
  return jit((state: JaxState, real: Value, z1: Value, z2: Value): JaxState => {
    const fake = generate(refs(state.G.w), z1);
    const [valueD, gradientsD] = valueAndGrad(lossD)(refs(state.D.w), real, fake);
    const D = adam(api, c, state.D, gradientsD, c.learningRateD);
    const [valueG, gradientsG] = valueAndGrad(lossG)(refs(state.G.w), refs(D.w), z2);
    const G = adam(api, c, state.G, gradientsG, c.learningRateG);
    for (const value of [valueD, valueG]) value.dispose();
    return { G, D, E: state.E.map((e, i) => e.mul(c.emaDecay).add(G.w[i].ref.mul(1 - c.emaDecay))) };
  });
}

/** The same fully connected networks and training step in jax-js: an initial state, and a compiled function to the next one. */
export function jaxStep(api: Jax, c: Config, shape: readonly number[]) {
  const { numpy: np } = api;
  const size = product(shape);
  const hidden = Array.from({ length: c.depth }, (_, i) =>
    c.widening === 'double' ? c.width * 2 ** i : c.width,
  );
  const random = prng(1);
  const fixed = (dims: number[], scale: number): Value => {
    const values = Float32Array.from({ length: product(dims) }, () => (2 * random() - 1) * scale);
    return np.array(values).reshape(dims);
  };
  const player = (widths: number[]): Player => {
    const w = widths
      .slice(1)
      .flatMap((n, i) => [fixed([widths[i], n], Math.sqrt(6 / widths[i])), np.zeros([n])]);
    return { w, m: w.map((x) => np.zeros(x.shape)), v: w.map((x) => np.zeros(x.shape)) };
  };
  const G = player([c.latentDim, ...hidden, size]);
  const state: JaxState = { G, D: player([size, ...hidden.reverse(), 1]), E: G.w.map((x) => x.ref.mul(1)) };
  const z = (): Value => fixed([c.batchSize, c.latentDim], 1);
  const [real, z1, z2] = [fixed([c.batchSize, size], 1), z(), z()];
  const step = compiledStep(api, c, shape.length === 3);
  return { state, next: (s: JaxState): JaxState => step(s, real.ref, z1.ref, z2.ref) };
}
