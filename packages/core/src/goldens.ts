// Written by `node tools/run.mjs goldens`.
import type { Goldens } from './verify.ts';

/** What `verify` must find, for one version of the bits. */
export const goldens: { readonly abi: number; readonly digests: Goldens } = {
  abi: 3,
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
        state: '944fdfe729e42748d9cc34d653d43ee15bc6232764e45b3bde573e2bcc257d3b',
        shown: 'd38b7dcb6373d8b9f0788d23525f3f82473460a0ca9d82e3646d2777a506f01f',
      },
      fma: {
        state: '337fd8387fc1c98e6c743715547ebb2ff164e660501108d17cdf2cdcf1c8462f',
        shown: 'fec828c175e011d7373242690bb9fd25763550952120ab403168f583b16e39ba',
      },
    },
    'conditional-digits': {
      strict: {
        state: '9385fdcb01e8f5a372a65179376d212f504731ef61ad7e615ba5266fad04a851',
        shown: '3e4f9ce64bd0504e1e895abd95e01a8c3a14f100c21c1d98676e29fd6fc528a2',
      },
      fma: {
        state: '8bda1e7344a3ae619321795f6f20dc8eefbb9fc9ad1499b9ca97798e8ae38b37',
        shown: '392bacbbcd7a0898d3631eaf0cac8d7d8561d0d401543346f81980fb37308881',
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
        state: '3c0e91371a2cfcd6def4a4360d5e35467926890dfed57b91cbf07fca3e3c855c',
        shown: 'c0882342d61fc1b625d263db8c71aab6049b02403c5861a8eb4f605ae7bbb816',
      },
      fma: {
        state: 'd7b47b70b66d37e8d581b9297d9ab619b275cfdfa9fcef4b65ef52a34a2814a6',
        shown: 'c2c908c0c04981b82a89db28c9b3d639c61eee63dc0b667cb2225a4344d9331e',
      },
    },
    'fashion-dcgan': {
      strict: {
        state: '3c0e91371a2cfcd6def4a4360d5e35467926890dfed57b91cbf07fca3e3c855c',
        shown: 'c0882342d61fc1b625d263db8c71aab6049b02403c5861a8eb4f605ae7bbb816',
      },
      fma: {
        state: 'd7b47b70b66d37e8d581b9297d9ab619b275cfdfa9fcef4b65ef52a34a2814a6',
        shown: 'c2c908c0c04981b82a89db28c9b3d639c61eee63dc0b667cb2225a4344d9331e',
      },
    },
    'cifar-dcgan': {
      strict: {
        state: 'c5efc1a05aa573036363362437519acc04d2126716f60ecf62db365f72c96fe0',
        shown: 'dc0948a1b29e58a6edde35ad17697da0f33794523560146980bc9e96a5eb5cb7',
      },
      fma: {
        state: 'a210c25b6f3407b9ed6fb8d804745dca369df4940147dc4f0ac676c0970549b0',
        shown: '83d3fe03afb4d59752b718cb97f2d7ebb5c5105f3d48964de0a7b5b68ee9c7c6',
      },
    },
  },
};
