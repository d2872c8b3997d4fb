// Written by `node tools/run.mjs goldens`.
import type { Goldens } from './verify.ts';

/** What `verify` must find, for one version of the bits. */
export const goldens: { readonly abi: number; readonly digests: Goldens } = {
  abi: 3,
  digests: {
    gauss1d: {
      strict: {
        state: '737ac5a89a7bb7f3f90263a885ecb2cde65113e7a5ec6e03c8150b3c713a5a7b',
        shown: 'c31077fae01bdbf30a0b13b5e2919cd6e5af06d72dee296941aba84614e5c795',
      },
      fma: {
        state: 'a1ac95df93b0bf47f8e448d4c1afda48516c03666a7a29bdcec653a66190eae0',
        shown: '45afac4176c05f3c4b045b36498eedf817c40229809d502583720d927dc44519',
      },
    },
    ring8: {
      strict: {
        state: 'b22288826e0c246fe635b7833205293ac7089fc3a06b529a49c72800babc1ca6',
        shown: 'a881c2a81e1b26ea802ae0d62022a1280769320ac6ae13481ffef34d803b3383',
      },
      fma: {
        state: '929fd3b6a3de2f15b3d3d0e82c2cd6e4c01dd3aa2872bf741b6cfb57269d4c04',
        shown: 'dbda4da3330bf228239da67593a8af9a02be25a38ee93ae7ecb5e0757df18fe3',
      },
    },
    grid25: {
      strict: {
        state: 'cbf38d25ab4a1e6a0f4790c4fb6c87579e8b89a059005fdbd35916615334951e',
        shown: 'abd8c7e64351dd51b029f1d136e437442b97a3c3288202795e0072bfd6aa1027',
      },
      fma: {
        state: '7a75f73581f86488d72a25ee0200b97c171beadba95ce0fd99defbc9eb5fa7e5',
        shown: '2708e4580ce4730af84dfe2099ca01cc6b186dc9f966c3b162fe359b4921951c',
      },
    },
    swissroll: {
      strict: {
        state: '3ed61bb5a6135c907218c3de0d3e65cdaf9ee6edefdc0f3d08813efa5097c8b7',
        shown: '7fc9812f9f2ae8c010dd68a4f7959b3c21f81d41c362cb664c32dadcbcaa1f09',
      },
      fma: {
        state: 'b98a56df6bc038669fbcbef3358a06d17ee39525af1e2045cc7ed4d58c6ea9cf',
        shown: 'fc987b7b8955a1f7988b20f19e545b945d83535be0b3ac4054621bbc7bd9f12e',
      },
    },
    digits: {
      strict: {
        state: '944fdfe729e42748d9cc34d653d43ee15bc6232764e45b3bde573e2bcc257d3b',
        shown: '722f5fd9719dd011ae2c10d7bddf635741918ae0be9aa7e74934de576c8e91e8',
      },
      fma: {
        state: '337fd8387fc1c98e6c743715547ebb2ff164e660501108d17cdf2cdcf1c8462f',
        shown: 'a8f1822524f6da35c7634b49a235282fbc31dba582976718d98ba978634ca86e',
      },
    },
    'conditional-digits': {
      strict: {
        state: '9385fdcb01e8f5a372a65179376d212f504731ef61ad7e615ba5266fad04a851',
        shown: 'bda831c009922f241cbde0283b2797a4e228412d81d3e389471f843d18f48ff9',
      },
      fma: {
        state: '8bda1e7344a3ae619321795f6f20dc8eefbb9fc9ad1499b9ca97798e8ae38b37',
        shown: '90526b43c65ce277bc45b675238e40fe76d8270fb7339165256327f48651f7c2',
      },
    },
    'mnist-mlp': {
      strict: {
        state: '2053a86dd365da040613d5bd5b1319b10118f21141994ffa69c94132d4dd813c',
        shown: 'e8ea4a78deb0a35d04ab414455196510039135ca1e5adead5a0fb8bfe2982469',
      },
      fma: {
        state: '19e1d514792b2582283a97ae3fb903beea284b45212c8bdc0fb3637f98fdfe1e',
        shown: 'a880e1064c8738e9dfb25a8a9cada309edaacadcddfbec30edde58d6d4913c65',
      },
    },
    'mnist-dcgan': {
      strict: {
        state: '3c0e91371a2cfcd6def4a4360d5e35467926890dfed57b91cbf07fca3e3c855c',
        shown: '96e273bac522ea1d40249be1b0ae95d2c30547a9e4b924b6fbf1c4d85c4d1e8e',
      },
      fma: {
        state: 'd7b47b70b66d37e8d581b9297d9ab619b275cfdfa9fcef4b65ef52a34a2814a6',
        shown: '999b2d967aff9acebca0a12f18256dcd86ad072a0e741669c38b77fd55197da8',
      },
    },
    'fashion-dcgan': {
      strict: {
        state: '3c0e91371a2cfcd6def4a4360d5e35467926890dfed57b91cbf07fca3e3c855c',
        shown: '96e273bac522ea1d40249be1b0ae95d2c30547a9e4b924b6fbf1c4d85c4d1e8e',
      },
      fma: {
        state: 'd7b47b70b66d37e8d581b9297d9ab619b275cfdfa9fcef4b65ef52a34a2814a6',
        shown: '999b2d967aff9acebca0a12f18256dcd86ad072a0e741669c38b77fd55197da8',
      },
    },
    'cifar-dcgan': {
      strict: {
        state: 'c5efc1a05aa573036363362437519acc04d2126716f60ecf62db365f72c96fe0',
        shown: '5d9cc5389e9ceaf9964d5117086f6d3fd1f8fb76699516bfc3f9adaf946d2fd6',
      },
      fma: {
        state: 'a210c25b6f3407b9ed6fb8d804745dca369df4940147dc4f0ac676c0970549b0',
        shown: '45978c6eba50154479b0a2d419fbc9ba7effee2c12d8d5761ae0e9cdb1fdb45e',
      },
    },
  },
};
