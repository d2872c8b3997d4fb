// What the results mean.

const PLUMBING = new Set(['Identity', 'Cast', 'Reshape', 'Fill', 'OnesLike', 'ZerosLike']);

/** Failed specs by the kernel that is to blame, most first: [kernel, specs][]. */
export function byKernel({ specs }) {
  const uses = new Map();
  for (const { kernels } of specs)
    for (const kernel of kernels) uses.set(kernel, (uses.get(kernel) ?? 0) + 1);
  const groups = new Map();
  for (const spec of specs.filter(({ status }) => status === 'failed')) {
    const kernel = blamed(spec, uses);
    groups.set(kernel, [...(groups.get(kernel) ?? []), spec]);
  }
  return [...groups].sort((a, b) => b[1].length - a[1].length);
}

/** The kernel that the error names, else the rarest that the spec ran: it is the one that its suite is about. */
function blamed({ kernels, errors }, uses) {
  for (const error of errors) {
    const [, missing, leaking, flat] =
      /Kernel '(\w+)' not registered|after running '(\w+)'|gradient function not found for (\w+)/.exec(
        error,
      ) ?? [];
    if (missing) return `${missing} (missing)`;
    if (leaking) return `${leaking} (leak)`;
    if (flat) return `${flat} (no gradient)`;
  }
  const suspects = kernels.filter((kernel) => !PLUMBING.has(kernel));
  const [rarest] = (suspects.length > 0 ? suspects : kernels).sort((a, b) => uses.get(a) - uses.get(b));
  return rarest ?? '(no kernel)';
}

/** `N passed, N failed, N skipped`. */
export function counts(specs) {
  const count = (status) => specs.filter((spec) => spec.status === status).length;
  return `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`;
}

const SHOWN = 3;

/** Prints the first failures of each kernel, and the counts. */
export function print(result) {
  for (const [kernel, specs] of byKernel(result)) {
    console.log(`${kernel}: ${specs.length} failed`);
    for (const { name, errors } of specs.slice(0, SHOWN))
      console.log(`  - ${name}\n      ${errors[0] ?? ''}`);
    if (specs.length > SHOWN) console.log(`  … and ${specs.length - SHOWN} more`);
  }
  console.log(`${result.backend}: ${counts(result.specs)}`);
}

/** Specs of a baseline that passed there and do not pass now. */
export function lost(result, baseline) {
  const now = new Map(result.specs.map((spec) => [alike(spec.name, result.backend), spec]));
  return baseline.specs
    .filter(({ status }) => status === 'passed')
    .map(
      ({ name }) =>
        now.get(alike(name, baseline.backend)) ?? { name, errors: ['the spec did not run'], kernels: [] },
    )
    .filter(({ status }) => status !== 'passed');
}

/** A few suites have the backend's name in theirs. */
function alike(name, backend) {
  return name.replaceAll(backend, '*');
}
