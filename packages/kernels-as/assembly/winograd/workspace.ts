// Where the kernels of kernels/winograd.ts keep what they work with. src/adapters/winograd.ts allocates it.
import { outOf, pixelOf, tapOf } from "../conv/addressing";
import { Plane, planeAt } from "./tileAddresses";
import { MC, PRODUCT, ROWS } from "../gemm/blocking";
import { Window } from "../conv/window";
import { ALL, FIVE, FOUR } from "./transform1d";
import { BETWEEN } from "./transform2d";

/** Tiles that are added up at a time for the gradient of a filter, and channels of the image. */
export const DEEP = 256;
export const CHANNELS = 32;
/** Columns of the products at a time: what they are of stays in L2. */
export const COLUMNS = 128;
/** Numbers of tiles that go through a product at a time, and tiles at least. */
const BLOCK = 32768;
const FEWEST = 40;

// A thread's scratch: first what every pass over tiles wants, then zeros, what nobody reads, a product, and blocks.
/** The addresses of a tile, two planes, the work, what is between height and width. */
export const TABLE: usize = 0;
export const FROM: usize = 128;
export const TO: usize = FROM + 32;
export const WORK: usize = TO + 32;
export const HALF: usize = WORK + 32;
export const ZEROS: usize = HALF + BETWEEN + 16; // a multiple of 64

/** Bytes from one of the blocks of a tile to the next: a cache line more than a block, or all would share their cache sets. */
export function apart(block: i32): usize {
  return <usize>(((block + 63) & ~63) + 64);
}

/** Bytes of zeros, or of what nobody reads. */
export function line(w: Window): i32 {
  return (4 * max(w.inChannels, w.outChannels) + 63) & ~63;
}

/** Bytes of scratch of a pass over tiles. */
export function passBytes(w: Window): usize {
  return ZEROS + <usize>(2 * line(w));
}

/** Where a kernel's product and blocks are: five of the filter's tiles, five of the image's, and what comes of all 25. */
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
 * Lays out the scratch of a thread for blocks of so many bytes each, and clears its zeros. Gives where it begins; the Work is
 * at WORK in there.
 */
export function openWork(scratch: usize, thread: i32, w: Window, taps: i32, before: i32, after: i32): usize {
  const blocks = <usize>FIVE * (apart(taps) + apart(before)) + <usize>ALL * apart(after);
  scratch += <usize>thread * (passBytes(w) + PRODUCT + blocks);
  const work = changetype<Work>(scratch + WORK);
  work.product = scratch + passBytes(w);
  work.taps = work.product + PRODUCT;
  work.tapsStep = apart(taps);
  work.before = work.taps + <usize>FIVE * apart(taps);
  work.beforeStep = apart(before);
  work.after = work.before + <usize>FIVE * apart(before);
  work.afterStep = apart(after);
  memory.fill(scratch + ZEROS, 0, line(w));
  return scratch;
}

export function phasesOf(w: Window): i32 {
  return w.strideHeight * w.strideWidth;
}

/** Tiles of the positions of an image: in a row, and in all. */
export function tilesAcross(w: Window): i32 {
  return (w.outWidth + FOUR - 1) / FOUR;
}
export function tilesOf(w: Window): i32 {
  return ((w.outHeight + FOUR - 1) / FOUR) * tilesAcross(w);
}

/** How many tiles of `depth` numbers go through a product at a time, at most. */
export function mostTiles(depth: i32): i32 {
  return max(FEWEST, min(MC, BLOCK / depth));
}

/** How many of so many tiles go at a time: groups of one size, of whole tiles of A. */
export function groupOf(tiles: i32, most: i32): i32 {
  const groups = (tiles + most - 1) / most;
  const size = (tiles + groups - 1) / groups;
  return min(most, ((size + ROWS - 1) / ROWS) * ROWS);
}

/** Bytes from one of the blocks of the tiles of dy to the next. */
export function positionsStep(w: Window): usize {
  return apart(w.batch * tilesOf(w) * outOf(w));
}

/** The pixels of x that a phase sees. */
export function imagePlane(at: usize, w: Window, x: usize, outside: usize): Plane {
  return planeAt(at, x, outside, w.inHeight, w.inWidth, w.strideHeight, w.strideWidth, pixelOf(w));
}

/** The positions of y. */
export function outPlane(at: usize, w: Window, y: usize, outside: usize): Plane {
  return planeAt(at, y, outside, w.outHeight, w.outWidth, 1, 1, outOf(w));
}

/** The taps of a filter that make a phase. */
export function tapsPlane(at: usize, w: Window, filter: usize): Plane {
  return planeAt(at, filter, 0, w.filterHeight, w.filterWidth, w.strideHeight, w.strideWidth, tapOf(w));
}
