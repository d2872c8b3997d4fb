import type { Samples } from '@ganvil/core';
import { colour, prepare } from './canvas.ts';

/** Draws points [N, 2]: the real ones below, the invented ones above, on the scale of the real ones. */
export function drawPoints(canvas: HTMLCanvasElement, real: Samples, fake: Samples | undefined): void {
  const { context, width, height } = prepare(canvas);
  let reach = 0;
  for (const value of real.data) reach = Math.max(reach, Math.abs(value));
  const scale = Math.min(width, height) / (2.5 * reach);
  const dots = (samples: Samples, radius: number, paint: string) => {
    context.fillStyle = paint;
    for (let i = 0; i < samples.count; i++) {
      context.beginPath();
      const x = width / 2 + samples.data[2 * i] * scale;
      const y = height / 2 - samples.data[2 * i + 1] * scale;
      context.arc(x, y, radius, 0, 7); // 7 > 2 pi
      context.fill();
    }
  };
  context.globalAlpha = 0.55;
  dots(real, 2, colour('--real'));
  context.globalAlpha = 0.8;
  if (fake) dots(fake, 2, colour('--fake'));
  context.globalAlpha = 1;
}
