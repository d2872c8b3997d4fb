// Every kernel: in a family file named here each exported function is one, and becomes a command of `run`.

export * from "./activation";
export * from "./binary";
export * from "./conv2d";
export * from "./conv3d";
export * from "./crop";
export * from "./depthwise";
export * from "./dilation";
export * from "./fourier";
export * from "./gemm";
export * from "./logic";
export * from "./memory";
export * from "./normalization";
export * from "./norm";
export * from "./optimizer";
export * from "./pool";
export * from "./random";
export * from "./reduce";
export * from "./resize";
export * from "./rotate";
export * from "./segment";
export * from "./shape";
export * from "./transcendental";
export * from "./transform";
export * from "./unary";
export * from "./winograd";
export * from "./winogradPositions";
