// Gradients through nothing but masks are zero, and so are those of a gradient that does not depend on where it was taken, as
// that of a linear function. `detach` keeps masks off the tape, so that no zeros are carried back through a whole net; tfjs
// then takes an input that meets only them for unconnected, and throws. It gets its zeros here.
import type { engine, Tensor } from '@tensorflow/tfjs-core';
import { links } from '../../ops/detach.ts';
import { zeros } from '../helpers/zeros.ts';

type Engine = ReturnType<typeof engine>;
type Gradients = Engine['gradients'];
type Tape = Engine['state']['activeTape'];

/** Ids of what was differentiated and of its gradients, while a gradient is computed. */
const slopes: [from: number, to: number][] = [];

/**
 * tfjs' `gradients`, with zeros for inputs that only masks connect with the result and, where tfjs would throw, for those that
 * only meet it as what was differentiated.
 */
export function withMasks(tfjs: Engine, original: Gradients): Gradients {
  return ((f: () => Tensor, xs: Tensor[], dy?: Tensor, allowNoGradients = false) => {
    let tape: Tape = [];
    const watched = (): Tensor => {
      const y = f();
      tape = tfjs.state.activeTape;
      return y;
    };
    try {
      const { value, grads } = original.call(tfjs, watched, xs, dy, true);
      const paths = allowNoGradients ? links : [...links, ...slopes];
      const complete = grads.map((grad, i) => grad ?? masked(xs[i], value, tape, paths));
      if (tfjs.state.gradientDepth > 0)
        for (const grad of complete) if (grad) slopes.push([value.id, grad.id]);
      if (!allowNoGradients && complete.every((grad) => grad == null)) {
        throw new Error(
          'Cannot compute gradient of y=f(x) with respect to x. Make sure that the f you passed encloses all operations that lead from x to y.',
        );
      }
      return { value, grads: complete };
    } finally {
      if (tfjs.state.gradientDepth === 0) links.length = slopes.length = 0;
    }
  }) as Gradients;
}

/** Zeros, if a path of the tape and of `paths` leads from x to y; else what tfjs takes for unconnected. */
function masked(x: Tensor, y: Tensor, tape: Tape, paths: typeof links): Tensor {
  if (paths.length === 0 || !leads(x, y, tape, paths)) return null as unknown as Tensor;
  const none = zeros(x.shape);
  links.push([x.id, none.id]);
  return none;
}

function leads(x: Tensor, y: Tensor, tape: Tape, paths: typeof links): boolean {
  const next = new Map<number, number[]>();
  const edge = (from: number, to: number): void => {
    const list = next.get(from);
    if (list) list.push(to);
    else next.set(from, [to]);
  };
  for (const { inputs, outputs } of tape)
    for (const input of Object.values(inputs)) for (const output of outputs) edge(input.id, output.id);
  for (const [from, to] of paths) edge(from, to);
  const seen = new Set([x.id]);
  for (const id of seen) {
    if (id === y.id) return true;
    for (const to of next.get(id) ?? []) seen.add(to);
  }
  return false;
}
