// The value of a formula of a loss, as `formulaD` and `formulaG` are written, on given outputs of D.

/** Numbers: one for each sample, or one in all. */
type Value = readonly number[];

const FUNCTIONS: Readonly<Record<string, (x: number) => number>> = {
  log: Math.log,
  exp: Math.exp,
  softplus: (x) => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x))),
};
const TOKENS = /D\(x\)|D\(G\(z\)\)|mean|max|log|exp|softplus|\d+(?:\.\d+)?|[()+−/,²½¼|]/gu;

const paired = (a: Value, b: Value, f: (x: number, y: number) => number): Value =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, i) => f(a[i % a.length], b[i % b.length]));

/** The value; `variables` are outputs by name. `mean` takes the factor behind it, and ½ and ¼ what they stand before. */
export function formulaValue(formula: string, variables: Readonly<Record<string, Value>>): number {
  const tokens = formula.match(TOKENS) ?? [];
  if (tokens.join('') !== formula.replace(/\s/g, '')) throw new Error(`${formula}: not a formula`);
  let at = 0;
  const next = (token: string): boolean => tokens[at] === token && at++ >= 0;
  function sum(): Value {
    let value = product();
    for (;;) {
      if (next('+')) value = paired(value, product(), (x, y) => x + y);
      else if (next('−')) value = paired(value, product(), (x, y) => x - y);
      else return value;
    }
  }
  function product(): Value {
    let value = factor();
    for (;;) {
      if (next('/')) value = paired(value, factor(), (x, y) => x / y);
      else if (tokens[at] !== undefined && !/^[)+−/,|²]$/.test(tokens[at]))
        value = paired(value, factor(), (x, y) => x * y);
      else return value;
    }
  }
  function factor(): Value {
    if (next('−')) return factor().map((x) => -x);
    if (next('½')) return factor().map((x) => x / 2);
    if (next('¼')) return factor().map((x) => x / 4);
    if (next('mean')) {
      const value = factor();
      return [value.reduce((total, x) => total + x, 0) / value.length];
    }
    const value = atom();
    return next('²') ? value.map((x) => x * x) : value;
  }
  function atom(): Value {
    const token = tokens[at++];
    if (token in variables) return variables[token];
    if (token === '(') return closed(sum());
    if (token === 'max') {
      at++;
      const first = sum();
      at++;
      return closed(paired(first, sum(), Math.max));
    }
    if (token in FUNCTIONS) return factor().map(FUNCTIONS[token]);
    return [Number(token)];
  }
  function closed(value: Value): Value {
    if (!next(')')) throw new Error(`${formula}: expected ) at ${at}`);
    return value;
  }
  const value = sum();
  if (at !== tokens.length || value.length !== 1) throw new Error(`${formula}: expected one number`);
  return value[0];
}
