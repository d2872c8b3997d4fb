// Where the kernels of winograd.ts keep what they work with. src/adapters/winograd.ts allocates it.
import { multiply } from "./multiply";
import { outOf, pixelOf, tapOf } from "./places";
import { Plane, planeAt } from "./plane";
import { Product, PRODUCT, ROWS } from "./product";
import { Window } from "./window";
import { ALL, FOUR } from "./winogradSide";
import { BETWEEN } from "./winogradTile";

/** Tiles that go through the products at a time, at most: a block of A. */
export const GROUP = 80;
/** Tiles that are added up at a time for the gradient of a filter, and channels of the image. */
export const DEEP = 256;
export const CHANNELS = 32;

// A thread's scratch: first what every pass over tiles wants, then zeros or what nobody reads, a product, and blocks.
/** The addresses of a tile, two planes, what is between height and width. */
export const TABLE: usize = 0;
export const FROM: usize = 128;
export const TO: usize = FROM + 32;
export const HALF: usize = TO + 32;
export const ZEROS: usize = HALF + BETWEEN + 48; // a multiple of 64

/** Bytes from one of the blocks of a tile to the next: a cache line more than a block, or all would share their cache sets. */
export function apart(block: i32): usize {
  return <usize>(((block + 63) & ~63) + 64);
}

/** Bytes of zeros, or of what nobody reads. */
export function line(w: Window): i32 {
  return (4 * max(w.inChannels, w.outChannels) + 63) & ~63;
}

/** Bytes of scratch of a pass over tiles; behind them a product's begins, and behind that the blocks. */
export function passBytes(w: Window): usize {
  return ZEROS + <usize>(2 * line(w));
}

/** Bytes of scratch of a kernel with blocks of so many bytes before and after its products. */
export function bytesOf(w: Window, before: i32, after: i32): usize {
  return passBytes(w) + PRODUCT + <usize>ALL * (apart(before) + apart(after));
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

/** How many of so many tiles go at a time: groups of one size, of whole tiles of A. */
export function groupOf(tiles: i32): i32 {
  const groups = (tiles + GROUP - 1) / GROUP;
  const size = (tiles + groups - 1) / groups;
  return ((size + ROWS - 1) / ROWS) * ROWS;
}

/** Bytes from one of the blocks of a filter's tiles to the next, and of those of dy. */
export function filterStep(w: Window): usize {
  return apart(phasesOf(w) * tapOf(w));
}
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

/** The product at the begin of `scratch`, and those of all other blocks. */
export function multiplyAll(scratch: usize, aStep: usize, bStep: usize, cStep: usize): void {
  const p = changetype<Product>(scratch);
  for (let e = 0; e < ALL; ++e) {
    multiply(scratch, 0, 1);
    p.a += aStep;
    p.b += bStep;
    p.c += cStep;
  }
}
