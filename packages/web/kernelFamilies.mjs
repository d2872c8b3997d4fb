// The parts of the kernels' package that a bundle can be without, and the ops that need them.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('..', import.meta.url));

/**
 * Families of kernels that can be left out, files of `kernels-as/src/adapters` and `gradients`: the ops of tfjs that need them. A
 * family is left out of a bundle whose sources call none of its ops.
 */
export const FAMILIES = {
  batchNorm: /batchNorm/i,
  conv2d: /conv[12]d|separable/i,
  conv3d: /conv3d/i,
  cropAndResize: /cropAndResize/i,
  depthwise: /depthwise|separable/i,
  dilation: /dilation|withArgmax/i,
  einsum: /einsum/i,
  fourier: /fft|spectral|signal|stft/i,
  gatherScatterNd: /gatherND|scatter|sparseToDense/i,
  normalization: /batchNorm|localResponse/i,
  pool: /pool/i,
  pool3d: /pool3d/i,
  resize: /resize/i,
  rotate: /rotate/i,
  scan: /cumsum|cumprod/i,
  transform: /transform/i,
};

/** A module whose functions no page calls. */
export const uncalled = (...names) =>
  `const uncalled = () => { throw new Error('left out of the bundle for pages'); };
export { ${names.map((name) => `uncalled as ${name}`).join(', ')} };`;

/** Gradients that are left out where nothing calls their op: its name, and the replacement. */
export const GRADIENTS = {
  cumprodGrad: [/cumprod/i, 'helpers/cumprodGrad', uncalled('cumprodGrad')],
  indices: [/gather|scatter|segment/i, 'helpers/indices', uncalled('scatterIndices', 'gatherSegments')],
  productGrad: [/prod/i, 'helpers/productGrad', uncalled('productGrad')],
  mirrorPad: [/mirrorPad/i, 'mirrorPad', "export const mirrorPad = { kernelName: 'mirrorPad' };"],
};

/** A file of a family, without what it does: no kernels, no gradients. */
export function emptied(path) {
  const source = readFileSync(path, 'utf8');
  const functions = [...source.matchAll(/^export function (\w+)/gm)].map(([, name]) => name);
  const lists = [...source.matchAll(/^export const (\w+)(.*)$/gm)].map(([, name, rest]) =>
    /\[/.test(rest) ? `export const ${name} = [];` : `export const ${name} = { kernelName: '${name}' };`,
  );
  return [...lists, ...(functions.length > 0 ? [uncalled(...functions)] : [])].join('\n');
}

/** The modules of a bundle that is not minified: path below packages/, and code. */
export const modulesOf = (bundle) =>
  bundle
    .split(/^\/\/ \.\.\/(?=\S+\.ts$)/m)
    .slice(1)
    .map((part) => ({ path: part.slice(0, part.indexOf('\n')), code: part.slice(part.indexOf('\n')) }));

/** The ops that modules call: those of tfjs in core, and those of kernels-as with the ones that they consist of. */
export function opsCalledIn(modules) {
  const ops = modules.flatMap(({ path, code }) => {
    if (path.startsWith('core/src/'))
      return [...code.matchAll(/\btf\w*\.([a-z]\w*(?:\.[a-z]\w*)?)/g)].map(([, name]) => name);
    if (!/^kernels-as\/src\/(ops|numbers)\//.test(path)) return [];
    const source = readFileSync(packages + path, 'utf8');
    const imports = [...source.matchAll(/import \{([^}]*)\} from '@tensorflow\/tfjs-core'/g)];
    return [
      basename(path, '.ts'),
      ...imports.flatMap(([, names]) => names.split(',').map((name) => name.trim())),
    ];
  });
  return [...new Set(ops)];
}

/** The files of families. */
export const familyFiles = (families) =>
  new RegExp(`kernels-as/src/(adapters|gradients)/(${families.join('|') || '-'})\\.ts$`);

/** The generated functions of kernels, without those that nothing calls. */
export const withoutKernels = (source, isCalled) =>
  source.replace(/^ {4}(\w+)\(.*\) \{\n(?: {6}.*\n)+ {4}\},\n/gm, (text, name) =>
    isCalled(name) ? text : '',
  );
