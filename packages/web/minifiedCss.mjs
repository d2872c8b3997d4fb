// Style sheets as text, minified.
import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

/** An esbuild plugin: importing a .css file gives its minified text. */
export const minifiedCss = {
  name: 'minified-css',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code, loader: 'text' };
    });
  },
};
