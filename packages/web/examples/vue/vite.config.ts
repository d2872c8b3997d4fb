import vue from '@vitejs/plugin-vue';

const isCustomElement = (tag: string) => tag === 'gan-lab';

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
