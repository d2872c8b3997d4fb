import type { Case } from '../cases/case.ts';
import type { Draw } from './draw.ts';

/** An operation with all that can vary in it. */
export interface Family {
  readonly name: string;
  /** One random case. Its name tells all that is not seen from the inputs. */
  draw(d: Draw): Case;
}
