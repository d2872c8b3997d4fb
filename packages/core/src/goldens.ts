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
        state: '1b8ee274f714a3e011350e28e0a6de4a89f3c2e13539fed3386956cd6868adad',
        shown: '1dfe37167c9520792baa024bfdf3203a943ae1e840067c48f34b3e6b5e3ee3be',
      },
      fma: {
        state: '3560720ee7010bf11051a81ae1132b544c7ef9a08f0637d698998c2319ece96f',
        shown: '22686bb040485649c1b50a5dd5ee65c0ca3535ffb3a772602fa135b7f00625b2',
      },
    },
    'mnist-mlp': {
      strict: {
        state: 'b0a2baad635a3f8b80bdc22d8f7c86f472d0c5e775630dab9a70b98093419521',
        shown: '677e1e2b62a82556c7caa8138d2294bf46e287e6c89a08b4dec078ad363b7b54',
      },
      fma: {
        state: 'd8f6f2859672ac4a213f58b02900f14b7b5b2a8eb76b865d4169ea5d6e2704a7',
        shown: '46db3fa489cf86ab0295c7c28c38bb55fc204f69fadbcddec93c8d8bed0de527',
      },
    },
    'mnist-dcgan': {
      strict: {
        state: '33a2709e0eecdacc186ce2e4907faa6664a44f31d92172f453b61561f1e5edcd',
        shown: 'f15f5acbb2df35af7686b3067e25be9af90e4c57a2c0e8d41931d6d13b48ce2e',
      },
      fma: {
        state: '134718751e2d8390fd9d3e70ae450faa8567e68444ccbb19eff5bc51f16e2fdb',
        shown: '9bce2ffa98b16ea77a7203a91b13043516471157e82cd5edcebff5fef425b6b6',
      },
    },
    'fashion-dcgan': {
      strict: {
        state: '33a2709e0eecdacc186ce2e4907faa6664a44f31d92172f453b61561f1e5edcd',
        shown: 'f15f5acbb2df35af7686b3067e25be9af90e4c57a2c0e8d41931d6d13b48ce2e',
      },
      fma: {
        state: '134718751e2d8390fd9d3e70ae450faa8567e68444ccbb19eff5bc51f16e2fdb',
        shown: '9bce2ffa98b16ea77a7203a91b13043516471157e82cd5edcebff5fef425b6b6',
      },
    },
    'cifar-dcgan': {
      strict: {
        state: '25623d7ddf1b7b4c4b38399469a30b5e40c105554ac85aa6d7389dc8efdd0833',
        shown: 'da25d71fb8519b82a385869279a60d03d5c349f5fa6c465f90a8c3b9afad79f2',
      },
      fma: {
        state: '6bb5fd47e6ed20dc0089b14c0faa2e96e0978828b96ed5bfa93562e1a4b1c861',
        shown: 'c67022ab9d16c20fb31b850e1a348fc036114e37a2ded921006002b7ee97a678',
      },
    },
  },
};
