import type { EndReason } from '@ganvil/core';

/** What of an event every reader of a log may look at. */
export interface LoggedEvent {
  readonly type: string;
  readonly step: number;
  readonly reason?: EndReason;
  readonly metrics?: Record<string, number>;
  readonly scalars?: Record<string, number>;
  readonly count?: number;
}

/** The event in a line; undefined for one that is half written, or of no event. */
export function parseLogLine(line: string): LoggedEvent | undefined {
  try {
    const event = JSON.parse(line);
    return typeof event?.type === 'string' && Number.isSafeInteger(event.step) ? event : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the event of a line is of a type, without parsing the line. */
export function isOfType(bytes: Buffer, type: string): boolean {
  const start = `{"type":"${type}"`;
  return bytes.toString('latin1', 0, start.length) === start;
}
