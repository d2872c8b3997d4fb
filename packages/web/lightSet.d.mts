export function lightSet(): Promise<{
  readonly presets: readonly string[];
  readonly values: Readonly<Record<string, readonly unknown[]>>;
  readonly needed: readonly string[];
  readonly absent: readonly string[];
  readonly uncalled: readonly string[];
  readonly unsuited: readonly string[];
}>;
