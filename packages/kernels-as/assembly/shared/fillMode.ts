// How `transform` fills places beyond the image. Read on both sides of the border.

/** By a value. */
export const CONSTANT = 1;
/** By the image reflected: dcba|abcd|dcba. */
export const REFLECT = 2;
/** By the image repeated: abcd|abcd|abcd. */
export const WRAP = 3;
/** By the pixel at its edge. */
export const EDGE = 4;
