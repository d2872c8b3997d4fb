// The layout of the workspace of kernels/winograd.ts.
import { outPixelBytes, pixelBytes, tapBytes } from "../conv/addressing";
import { TileAddresses, tileAddressesAt } from "./tileAddresses";
import { MC, PRODUCT_BYTES, MR } from "../gemm/blocking";
import { convolutionBytes } from "../conv/smallChannels";
import { aligned } from "../loops/align";
import { Window } from "../shared/window";
import { PRODUCTS, IN_TILE, OUT_TILE } from "./transform1d";
import { BETWEEN } from "./transform2d";

/** Tiles that are summed at a time for the gradient of a filter, and channels of the image. */
export const GRAD_TILES = 256;
export const GRAD_CHANNELS = 32;
/** Columns of the products at a time: their operands stay in L2. */
export const COLUMN_BLOCK = 128;
/** Numbers of tiles that go through a product at a time, and tiles at least. */
const TILE_FLOATS = 32768;
const MIN_TILES = 40;

// Per thread: first the tables of a pass over tiles, then zeros, results that are not read, a matrix product, and blocks.
/** The addresses of a tile, the tiles that are read and written, the work, and results between height and width. */
export const TABLE: usize = 0;
export const FROM: usize = 128;
export const TO: usize = FROM + 32;
export const WORK: usize = TO + 32;
export const BETWEEN_AT: usize = WORK + 32;
export const ZEROS: usize = BETWEEN_AT + BETWEEN + 16; // a multiple of 64

/** Bytes from one of the blocks of a tile to the next: a cache line more than a block, or all would share their cache sets. */
export function blockStride<T>(bytes: T): T {
  return aligned<T>(bytes) + 64;
}

/** Bytes of zeros, or of results that are not read. */
export function pixelZeros(w: Window): i32 {
  return aligned<i32>(4 * max(w.inChannels, w.outChannels));
}

/** Bytes of workspace of a pass over tiles. */
export function passBytes(w: Window): i32 {
  return <i32>ZEROS + 2 * pixelZeros(w);
}

/** Bytes of five blocks of the filter, five of the image and 25 of products. */
function blocksBytes<T>(taps: T, before: T, after: T): T {
  return <T>IN_TILE * (blockStride<T>(taps) + blockStride<T>(before)) + <T>PRODUCTS * blockStride<T>(after);
}

/** Bytes of workspace per thread for blocks of so many bytes each; room for the direct convolution, too, should it be needed. */
export function workBytes(w: Window, taps: f64, before: f64, after: f64): f64 {
  return max<f64>(<f64>passBytes(w) + <f64>PRODUCT_BYTES + blocksBytes<f64>(taps, before, after), convolutionBytes<f64>(w));
}

/** Addresses of a kernel's matrix product and blocks: five of the filter's tiles, five of the image's, and the 25 products. */
@unmanaged
export class Work {
  product: usize;
  taps: usize;
  /** Bytes from one of 5, or 25, to the next. */
  tapsStep: usize;
  before: usize;
  beforeStep: usize;
  after: usize;
  afterStep: usize;
}

/**
 * Lays out the workspace of a thread for blocks of so many bytes each, and clears its zeros. Gives where it begins; the Work is
 * at WORK in there.
 */
export function openWork(workspace: usize, thread: i32, w: Window, taps: i32, before: i32, after: i32): usize {
  workspace += <usize>thread * <usize>workBytes(w, taps, before, after);
  const work = changetype<Work>(workspace + WORK);
  work.product = workspace + <usize>passBytes(w);
  work.taps = work.product + PRODUCT_BYTES;
  work.tapsStep = blockStride<i32>(taps);
  work.before = work.taps + <usize>(IN_TILE * blockStride<i32>(taps));
  work.beforeStep = blockStride<i32>(before);
  work.after = work.before + <usize>(IN_TILE * blockStride<i32>(before));
  work.afterStep = blockStride<i32>(after);
  memory.fill(workspace + ZEROS, 0, pixelZeros(w));
  return workspace;
}

/** Lays out the workspace for products [tiles, depth] [depth, columns], as `openWork`. */
export function openProducts(workspace: usize, thread: i32, w: Window, depth: i32, columns: i32): usize {
  const tiles = maxTiles(depth);
  return openWork(workspace, thread, w, 4 * depth * min(columns, COLUMN_BLOCK), 4 * tiles * depth, 4 * tiles * columns);
}

/** Bytes of workspace per thread for such products. */
export function productsBytes(w: Window, depth: i32, columns: i32): f64 {
  const tiles = <f64>maxTiles(depth);
  return workBytes(w, 4.0 * depth * min(columns, COLUMN_BLOCK), 4 * tiles * depth, 4 * tiles * columns);
}

export function phasesOf(w: Window): i32 {
  return w.strideHeight * w.strideWidth;
}

/** Tiles of the positions of an image: in a row, and in all. */
export function tilesAcross(w: Window): i32 {
  return (w.outWidth + OUT_TILE - 1) / OUT_TILE;
}
export function tilesOf(w: Window): i32 {
  return ((w.outHeight + OUT_TILE - 1) / OUT_TILE) * tilesAcross(w);
}

/** How many tiles of `depth` numbers go through a product at a time, at most. */
export function maxTiles(depth: i32): i32 {
  return max(MIN_TILES, min(MC, TILE_FLOATS / depth));
}

/** How many of so many tiles go at a time: groups of one size, of whole tiles of A. */
export function groupOf(tiles: i32, limit: i32): i32 {
  const groups = (tiles + limit - 1) / limit;
  const size = (tiles + groups - 1) / groups;
  return min(limit, ((size + MR - 1) / MR) * MR);
}

/** Bytes from one of the blocks of the tiles of dy to the next, as T. */
export function positionsStep<T>(w: Window): T {
  return blockStride<T>(<T>(w.batch * tilesOf(w)) * <T>outPixelBytes(w));
}

/** The pixels of x that a phase sees. */
export function imageTiles(at: usize, w: Window, x: usize, outside: usize): TileAddresses {
  return tileAddressesAt(at, x, outside, w.inHeight, w.inWidth, w.strideHeight, w.strideWidth, pixelBytes(w));
}

/** The positions of y. */
export function outTiles(at: usize, w: Window, y: usize, outside: usize): TileAddresses {
  return tileAddressesAt(at, y, outside, w.outHeight, w.outWidth, 1, 1, outPixelBytes(w));
}

/** The taps of a filter that make a phase. */
export function tapTiles(at: usize, w: Window, filter: usize): TileAddresses {
  return tileAddressesAt(at, filter, 0, w.filterHeight, w.filterWidth, w.strideHeight, w.strideWidth, tapBytes(w));
}
