import type { Huffman } from './huffman.ts';

/** A component of the frame, and what is decoded of it so far. */
export interface Component {
  readonly id: number;
  /** Sampling factors, 1 to 4. */
  readonly across: number;
  readonly down: number;
  /** Which quantization table is used. */
  readonly table: number;
  /** Blocks that bear samples of the picture. */
  readonly columns: number;
  readonly rows: number;
  /** Blocks in a row of storage: whole units of interleaved scans. */
  readonly stride: number;
  /** By how much its samples are averaged in each direction: 1, 2, 4 or 8. */
  readonly shrink: readonly [across: number, down: number];
  /** Samples, `stride * 8 / shrink[0]` in a row. */
  readonly plane: Uint8Array;
  /** Of a progressive frame: all coefficients, 64 a block. */
  readonly coefficients: Int16Array | undefined;
  /** Whether a scan has given its DC values. */
  seen: boolean;
}

/** A frame: the picture as its header describes it. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly progressive: boolean;
  /** Units of interleaved scans, across and down. */
  readonly units: readonly [across: number, down: number];
  readonly most: readonly [across: number, down: number];
  readonly factor: number;
  readonly components: readonly Component[];
}

/** All that the segments before a scan have set. */
export interface Tables {
  readonly quant: (Uint16Array | undefined)[];
  readonly dc: (Huffman | undefined)[];
  readonly ac: (Huffman | undefined)[];
  restart: number;
  jfif: boolean;
  /** The colour transform that Adobe's segment names; undefined without one. */
  adobe: number | undefined;
  orientation: number;
}
