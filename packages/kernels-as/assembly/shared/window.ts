// The geometry that convolutions and pools share.

/** A window that slides over NHWC images or NDHWC volumes. */
@unmanaged
export class Window {
  batch: i32;
  inHeight: i32;
  inWidth: i32;
  inChannels: i32;
  outHeight: i32;
  outWidth: i32;
  outChannels: i32;
  filterHeight: i32;
  filterWidth: i32;
  strideHeight: i32;
  strideWidth: i32;
  dilationHeight: i32;
  dilationWidth: i32;
  /** Rows of padding above, columns of padding on the left. */
  top: i32;
  left: i32;
  /** Not 0 once a kernel has met an infinity or NaN in a Winograd tile (kernels/conv2dIfNonFinite.ts). */
  notFinite: i32;
  /** Of volumes; 1, and 0 for `front`, where the window is over images. */
  inDepth: i32;
  outDepth: i32;
  filterDepth: i32;
  strideDepth: i32;
  dilationDepth: i32;
  front: i32;

  /** Positions of the window over all images; of volumes, over one slice of each. */
  @inline get positions(): i32 {
    return this.batch * this.outHeight * this.outWidth;
  }

  /** Positions inside the window; of volumes, inside one slice of it. */
  @inline get taps(): i32 {
    return this.filterHeight * this.filterWidth;
  }

  /** Elements under the window. */
  @inline get patch(): i32 {
    return this.taps * this.inChannels;
  }
}
