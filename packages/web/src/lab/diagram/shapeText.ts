/** A shape in words, such as `28 × 28 × 1`; that of a single number is 1. */
export const shapeText = (shape: readonly number[]): string => shape.join(' × ') || '1';
