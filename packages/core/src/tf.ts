// The only import of TensorFlow.js.
export * from '@tensorflow/tfjs-core';
