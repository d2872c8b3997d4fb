// All kernels. In the files that are listed here, each exported function is a kernel and becomes a command of `run`; functions whose names
// end in Parts or Workspace are companions of kernels (see CONTRIBUTING.md).

export * from "./kernels/activation";
export * from "./kernels/batchNorm";
export * from "./kernels/binary";
export * from "./kernels/conv2d";
export * from "./kernels/conv2dIfNonFinite";
export * from "./kernels/conv3d";
export * from "./kernels/copy";
export * from "./kernels/create";
export * from "./kernels/cropAndResize";
export * from "./kernels/depthwise";
export * from "./kernels/dilation";
export * from "./kernels/fourier";
export * from "./kernels/gather";
export * from "./kernels/globalNorm";
export * from "./kernels/logic";
export * from "./kernels/matmul";
export * from "./kernels/optimizer";
export * from "./kernels/pool";
export * from "./kernels/probe";
export * from "./kernels/program";
export * from "./kernels/random";
export * from "./kernels/reduce";
export * from "./kernels/resize";
export * from "./kernels/rotate";
export * from "./kernels/scan";
export * from "./kernels/similarity";
export * from "./kernels/transcendental";
export * from "./kernels/transform";
export * from "./kernels/tree";
export * from "./kernels/unary";
export * from "./kernels/winograd";
export * from "./kernels/winogradPositions";
