import type { Server } from 'node:http';

type Headers = Record<string, string>;

export const isolation: Headers;
export const contentSecurityPolicy: Headers;
export function serve(
  roots: string | readonly string[],
  port: number,
  headers?: Headers | ((path: string) => Headers),
): Promise<{ server: Server; url: string }>;
