// Written by `node tools/run.mjs goldens`.
import type { Goldens } from './verify.ts';

/** What `verify` must find, for one version of the bits. */
export const goldens: { readonly abi: number; readonly digests: Goldens } = {
  abi: 8,
  digests: {
    gauss1d: {
      strict: {
        state: '737ac5a89a7bb7f3f90263a885ecb2cde65113e7a5ec6e03c8150b3c713a5a7b',
        shown: 'b6173af20eb0c2cb397235610603a444000f98842ba3e954202a0d2cce8ee55e',
      },
      fma: {
        state: 'a1ac95df93b0bf47f8e448d4c1afda48516c03666a7a29bdcec653a66190eae0',
        shown: '9d752d1d4a093362ca582205046f453529f3958709cc925f83397fc8e0e94db1',
      },
    },
    ring8: {
      strict: {
        state: 'b22288826e0c246fe635b7833205293ac7089fc3a06b529a49c72800babc1ca6',
        shown: 'bd0c493fbc4befcfa2f19a293d094bd390eddfd4749cf6e02a52fd5aa1d670f0',
      },
      fma: {
        state: '929fd3b6a3de2f15b3d3d0e82c2cd6e4c01dd3aa2872bf741b6cfb57269d4c04',
        shown: 'f39f550d217155620a3038b403181a0c344e1fdbdc110432791ff7ab68efb603',
      },
    },
    grid25: {
      strict: {
        state: 'cbf38d25ab4a1e6a0f4790c4fb6c87579e8b89a059005fdbd35916615334951e',
        shown: 'e1a6ecd84c0f3d56c55d937366d263fcd5ab79b20015305e8a9fc4db1bc41f58',
      },
      fma: {
        state: '7a75f73581f86488d72a25ee0200b97c171beadba95ce0fd99defbc9eb5fa7e5',
        shown: '762da1d6889034b4cc87dce47904586e82a6395fd3eca7e3004de4f22bb678b1',
      },
    },
    swissroll: {
      strict: {
        state: '3ed61bb5a6135c907218c3de0d3e65cdaf9ee6edefdc0f3d08813efa5097c8b7',
        shown: '30e1b84d40fa0d87b932d7b98b1560ddeb0f1501f071e861806cd2caee729af9',
      },
      fma: {
        state: 'b98a56df6bc038669fbcbef3358a06d17ee39525af1e2045cc7ed4d58c6ea9cf',
        shown: 'e0cdb7451ede2f9f7ee0a1de1bf91993e7c1bfe2b2f204e09e2dcbb2a9742e8a',
      },
    },
    digits: {
      strict: {
        state: '42add47fd0d89b457ba9714ec5a04e4d20f2759973469d7e89569d3394e8fcb2',
        shown: '5b7d10499793aaf3d198a917f8929dae382b0b50b1a0cfa0f5222c82ce070602',
      },
      fma: {
        state: 'd76ea0809c6e8cb04d0d4aa8a8bb4959d4e1559ae6fb1117f38bf153b0f6dcc1',
        shown: '7e9faf8f88d54fb0ccee089ce6466abf2dde0dc509a61349e04cce96ae0b20d5',
      },
    },
    'conditional-digits': {
      strict: {
        state: 'b2b88ab089caee0afa50ab3f35dd9275e7dc4fd3e51693e1ed3ef92c8465ffb0',
        shown: '6fd1426301d01a764083b30706162dbfc4c2b9952ec91f445b4e0856479f474c',
      },
      fma: {
        state: '64c87f1b24b8ff7ada5d9950918ce4f75a7f65506bbf0583a9996707a088a2fa',
        shown: '5dd3a19f9ac6fe59e56c4e6bb972fba6f940e8380b02cd9ac89b68acf843e08b',
      },
    },
    'mnist-mlp': {
      strict: {
        state: 'a378282723bf379507420af9922e213ac0b08c289af2029e1d17ade1f7af9033',
        shown: 'b8eba8b1f362e46801ac436ce0ecffff3fb965d43fabcb430a482f77be642453',
      },
      fma: {
        state: '33a9f475abe2c64479c8aa26ef69e97b18eed0f9ed8da81f0923ade26475b1a6',
        shown: '433ad7fd91c6b8a3966f3222e95382be4ff517e3af288d7ac14c8927e53fddeb',
      },
    },
    'mnist-dcgan': {
      strict: {
        state: '3b5e949ef7942fcf9a0a866602d0537798bdeb9a1cec703c152f9bc0082cbe87',
        shown: '6424088a6e058061a8bfa3a0effc648df4cd8e0d3d85ef3e8bfe97bdc4277fe6',
      },
      fma: {
        state: '8e9b60de7764c1b69c0de26a5d0140108c3125987d181823d9bbeea60953d88a',
        shown: '233df21243fe91201b4524f38aa3fdf6a0cbf836ae81c606fd41417c5358cdb4',
      },
    },
    'fashion-dcgan': {
      strict: {
        state: '3b5e949ef7942fcf9a0a866602d0537798bdeb9a1cec703c152f9bc0082cbe87',
        shown: '6424088a6e058061a8bfa3a0effc648df4cd8e0d3d85ef3e8bfe97bdc4277fe6',
      },
      fma: {
        state: '8e9b60de7764c1b69c0de26a5d0140108c3125987d181823d9bbeea60953d88a',
        shown: '233df21243fe91201b4524f38aa3fdf6a0cbf836ae81c606fd41417c5358cdb4',
      },
    },
    'cifar-dcgan': {
      strict: {
        state: '1c322c85b1bc4037f454db106de1c777be280988470139aeaadd2a878dfcbbe1',
        shown: '7f167d426603aa5bea43cd3d3f64ad343c89b5763df423ec8d95060663f5565e',
      },
      fma: {
        state: 'fc82422470877c1dca398c9dda7b64f8b22894bcddcb8c2cf0e7d16343cb4658',
        shown: '4633c303163487a09fd93b40cbcfef83a69f8b309878bcf1284f780e917cd647',
      },
    },
  },
};
