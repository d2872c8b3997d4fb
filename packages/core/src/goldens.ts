// Written by `node tools/run.mjs goldens`.
import type { Goldens } from './verify.ts';

/** What `verify` must find, for one version of the bits. */
export const goldens: { readonly abi: number; readonly digests: Goldens } = {
  abi: 6,
  digests: {
    gauss1d: {
      strict: {
        state: '737ac5a89a7bb7f3f90263a885ecb2cde65113e7a5ec6e03c8150b3c713a5a7b',
        shown: '2295041562df293504fff413bc5c3d60cfdb4f3467f803ba3a58b357e167717e',
      },
      fma: {
        state: 'a1ac95df93b0bf47f8e448d4c1afda48516c03666a7a29bdcec653a66190eae0',
        shown: '11d7d97424e11e22fb372e5392ade33d5be7fc7a207455a152cfbf9caaeb8fa6',
      },
    },
    ring8: {
      strict: {
        state: 'b22288826e0c246fe635b7833205293ac7089fc3a06b529a49c72800babc1ca6',
        shown: '9b55b5071343e9c3c3d9410858321b84a5be8d838d7e47486643619ae0c4643b',
      },
      fma: {
        state: '929fd3b6a3de2f15b3d3d0e82c2cd6e4c01dd3aa2872bf741b6cfb57269d4c04',
        shown: '353c5d30af0cc566db5641905f6e7871cc3dce9885387d7a7260ad91831c0f02',
      },
    },
    grid25: {
      strict: {
        state: 'cbf38d25ab4a1e6a0f4790c4fb6c87579e8b89a059005fdbd35916615334951e',
        shown: 'd81fbd377a0d73d148def05e7ac9b08c0866ed5b44202c44bd4776e425a96d27',
      },
      fma: {
        state: '7a75f73581f86488d72a25ee0200b97c171beadba95ce0fd99defbc9eb5fa7e5',
        shown: '8eea94468426033b30b20f311fd5f9a7fff45ff90a1433e6b194838c3ddf191a',
      },
    },
    swissroll: {
      strict: {
        state: '3ed61bb5a6135c907218c3de0d3e65cdaf9ee6edefdc0f3d08813efa5097c8b7',
        shown: 'fe5e5e8bd5959bffdac940245070a7f5ca922ce36999356029ec93fc5e4d5c77',
      },
      fma: {
        state: 'b98a56df6bc038669fbcbef3358a06d17ee39525af1e2045cc7ed4d58c6ea9cf',
        shown: '01b394d002213d7ac7716ccff976d01e34ce8403fa51f4b2c04bf5591b240ea0',
      },
    },
    digits: {
      strict: {
        state: '42add47fd0d89b457ba9714ec5a04e4d20f2759973469d7e89569d3394e8fcb2',
        shown: 'fad2029c3e45f4c4d59d12085d9458d3a85a6b5c07967d1e6587d02338596120',
      },
      fma: {
        state: 'd76ea0809c6e8cb04d0d4aa8a8bb4959d4e1559ae6fb1117f38bf153b0f6dcc1',
        shown: '2aaff69029dd0d8afcf389fce2763998f7cfb6da1edd2ce17b499280928b4bbb',
      },
    },
    'conditional-digits': {
      strict: {
        state: 'b2b88ab089caee0afa50ab3f35dd9275e7dc4fd3e51693e1ed3ef92c8465ffb0',
        shown: '74323179565089f5d7844cc526a7cd2260f5985a1dc3494b8f84e5eddcf6c58a',
      },
      fma: {
        state: '64c87f1b24b8ff7ada5d9950918ce4f75a7f65506bbf0583a9996707a088a2fa',
        shown: '23c198fbb47c2442e3473c905464a8fcdcfa08752dbc11c6b4f3a43b93039546',
      },
    },
    'mnist-mlp': {
      strict: {
        state: '2053a86dd365da040613d5bd5b1319b10118f21141994ffa69c94132d4dd813c',
        shown: 'e4b4ecd2f62b4af651dd122c8f5aa56e592e77dc834b04190298c3ef69bdae5d',
      },
      fma: {
        state: '19e1d514792b2582283a97ae3fb903beea284b45212c8bdc0fb3637f98fdfe1e',
        shown: '132e1ddbae498e0f138b60fa3dc6e097f09d70a4763c9d2fd831532ac01ab82a',
      },
    },
    'mnist-dcgan': {
      strict: {
        state: '3b5e949ef7942fcf9a0a866602d0537798bdeb9a1cec703c152f9bc0082cbe87',
        shown: '14039e48e6f61c02a6b29ab23632b79a20efc565eaea3fcb72e1de44e0374850',
      },
      fma: {
        state: '8e9b60de7764c1b69c0de26a5d0140108c3125987d181823d9bbeea60953d88a',
        shown: '03193674268154564539a33e2eecf39638f02482e93a422b48226420eee9a141',
      },
    },
    'fashion-dcgan': {
      strict: {
        state: '3b5e949ef7942fcf9a0a866602d0537798bdeb9a1cec703c152f9bc0082cbe87',
        shown: '14039e48e6f61c02a6b29ab23632b79a20efc565eaea3fcb72e1de44e0374850',
      },
      fma: {
        state: '8e9b60de7764c1b69c0de26a5d0140108c3125987d181823d9bbeea60953d88a',
        shown: '03193674268154564539a33e2eecf39638f02482e93a422b48226420eee9a141',
      },
    },
    'cifar-dcgan': {
      strict: {
        state: '1c322c85b1bc4037f454db106de1c777be280988470139aeaadd2a878dfcbbe1',
        shown: '145b518ce3438e750351163e2d115643dce771039bd0034b1cff77baccaebc45',
      },
      fma: {
        state: 'fc82422470877c1dca398c9dda7b64f8b22894bcddcb8c2cf0e7d16343cb4658',
        shown: 'ebd738141788fed5fad245c53d6201eed37fc32052a3736a3001f8f41e83058b',
      },
    },
  },
};
