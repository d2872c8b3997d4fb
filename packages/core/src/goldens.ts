// Written by `node tools/run.mjs goldens`.
import type { Goldens } from './verify.ts';

/** What `verify` must find, for one version of the bits. */
export const goldens: { readonly abi: number; readonly digests: Goldens } = {
  abi: 4,
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
        state: '696961626c00fd439a8f5d7796a203867fadef39d4e40e6936c12255f7ace212',
        shown: '3db017336d8ebd760b2513ad7f9fbb81e9045b5ed1fc8bec13efaf24095b12fe',
      },
      fma: {
        state: 'dc124c04f44d2fb4e4e8485c6f39c80695c4c6176cf9ee1cff61a5ab7bf67d60',
        shown: 'f47ffbe0002c68bc371d8df51dc4b998adca903a3fdaea45be8d3186fe6c7c5a',
      },
    },
    'conditional-digits': {
      strict: {
        state: '399a6cdd5122fabafbcf7d2d29703363148fcaee7153f1fc3f94bc7da5c6e00e',
        shown: '809234db2b68db20a4dacbe57c442469724a566f2c6a026fd87dd62ef41e384f',
      },
      fma: {
        state: '0fe1d50dfc660948936fc19119d6d205e19d942575b426b594ab137846b74813',
        shown: 'e8ce2ec791a73137c73e2b2d8c77cd94571d424c98713cb85eca8f01457ad949',
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
        state: '4ed78ee73116c8ff16908647eb35b2ef28aedeaf76d55eca36e7346a995924df',
        shown: '6a196b88cb09837e5beaac0c697ab0d3bda1cbf0092759a37279bc8766f975aa',
      },
      fma: {
        state: '5f719232cf74aa26d45fa7dbb9172caac7933dc415760fce00d7de577df2f0d1',
        shown: '6355202c986b0e211b2aa724c8fdf8e26c7893551d664aa609378063543dc10c',
      },
    },
    'fashion-dcgan': {
      strict: {
        state: '4ed78ee73116c8ff16908647eb35b2ef28aedeaf76d55eca36e7346a995924df',
        shown: '6a196b88cb09837e5beaac0c697ab0d3bda1cbf0092759a37279bc8766f975aa',
      },
      fma: {
        state: '5f719232cf74aa26d45fa7dbb9172caac7933dc415760fce00d7de577df2f0d1',
        shown: '6355202c986b0e211b2aa724c8fdf8e26c7893551d664aa609378063543dc10c',
      },
    },
    'cifar-dcgan': {
      strict: {
        state: 'b6cc014547ecfd7a7dcea5aeccb027bdcd721193c003af9b82e42868b1ccd95c',
        shown: '2452c249062c3a0210328ce3528d300096f0aaba48a6624e34aef1ee83f5ad2f',
      },
      fma: {
        state: '96758d560c0dee2c7f3aedeafeac620f26baf364563f65bfda18c9ebc6daa59f',
        shown: 'd2f7ee4c871288e1a11bb899df09398e4804ebdf285211ed3be59156d308c459',
      },
    },
  },
};
