/** An array of jax-js. Every use except `ref` consumes it. */
export interface Value {
  readonly ref: Value;
  readonly shape: number[];
  add(other: Value | number): Value;
  sub(other: Value | number): Value;
  mul(other: Value | number): Value;
  div(other: Value | number): Value;
  reshape(shape: number[]): Value;
  dispose(): void;
}

/** The part of jax-js that is used here; it is not a dependency. */
export interface Jax {
  init(device: string): Promise<unknown>;
  defaultDevice(device: string): unknown;
  blockUntilReady<T>(values: T): Promise<T>;
  jit<A extends unknown[], R>(f: (...args: A) => R): (...args: A) => R;
  valueAndGrad<P, A extends unknown[]>(f: (p: P, ...args: A) => Value): (p: P, ...args: A) => [Value, P];
  readonly numpy: {
    array(values: Float32Array | number): Value;
    zeros(shape: number[]): Value;
    matmul(a: Value, b: Value): Value;
    mean(x: Value): Value;
    sqrt(x: Value): Value;
    square(x: Value): Value;
    tanh(x: Value): Value;
  };
  readonly nn: {
    relu(x: Value): Value;
    leakyRelu(x: Value, slope: number): Value;
    softplus(x: Value): Value;
  };
}
