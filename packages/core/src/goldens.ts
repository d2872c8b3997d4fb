// Written by `node tools/run.mjs goldens`.
import type { Goldens } from './verify.ts';

/** What `verify` must find, for one version of the bits. */
export const goldens: { readonly abi: number; readonly digests: Goldens } = {
  abi: 5,
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
        state: '5f5e828853f137dcc7007e8fd6402191f27b466224409223cfa8cfc49e4a4b2d',
        shown: '5e630cf33d10f48cdfff6059f6cbbdb5334011217af38786c9e295a95c76d246',
      },
      fma: {
        state: '8d2c2a0a2c8730421e27ef5933cfb25714fcf6f614d3be9dbcd6be56445a5ad3',
        shown: 'bfb5c75a94bbc834fc3ecee182c4a8c624233e03e01c207a3d909446a3f86b9e',
      },
    },
    'conditional-digits': {
      strict: {
        state: '279f17abe2513758f400ada9480c89528920e64b19f4f8fd46c25a23cf15b2d7',
        shown: '0ce66d94656bc7aa35b5e00d30899cea202b19aade5024652822afe995c747f6',
      },
      fma: {
        state: '33d430b083e9c89238715cf28364eae2d78d1ea61d63dbca96ca3495b63900ef',
        shown: '27e0c3dfbfefa1843fae16d34ef06f747444c568ca54f1e5c45553b18aba05a1',
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
        state: 'e70f74c006b843acd0bf465488f8e85887b51655e950d490823b4f3c57e48e56',
        shown: 'c35941f0ce02c060ae2506786b08440bb70da69612d2ef6aeabe7926268c43e0',
      },
      fma: {
        state: '31b1bb87598eb73bf4e69da7bea078b96b606b776af4f03336526e3952dff65f',
        shown: '8ba0b747748fdfbbde2ab433dd1cbd8c5a900e34ffb8111d840c64b07ce8c591',
      },
    },
    'fashion-dcgan': {
      strict: {
        state: 'e70f74c006b843acd0bf465488f8e85887b51655e950d490823b4f3c57e48e56',
        shown: 'c35941f0ce02c060ae2506786b08440bb70da69612d2ef6aeabe7926268c43e0',
      },
      fma: {
        state: '31b1bb87598eb73bf4e69da7bea078b96b606b776af4f03336526e3952dff65f',
        shown: '8ba0b747748fdfbbde2ab433dd1cbd8c5a900e34ffb8111d840c64b07ce8c591',
      },
    },
    'cifar-dcgan': {
      strict: {
        state: 'da928c892921ad6f652be1f316d95a9765845309d93dc4d652b975478bc154f4',
        shown: '8bbba06ac06f3a67409000cd2f530c68689262540023546ee16bef54316902b2',
      },
      fma: {
        state: '8bc70f362972bb2fd29fffd5830497aa7196ea7c9f7ed75b893c76dbfe145019',
        shown: '126b227fbb0122a76c498c2a06461fcc3e57ab15243f93167dc581910ab47159',
      },
    },
  },
};
