// Written by `node tools/run.mjs goldens`.
import type { Goldens } from './types.ts';

/** What `verify` must find, for one version of the bits. */
export const goldens: { readonly abi: number; readonly digests: Goldens } = {
  abi: 9,
  digests: {
    gauss1d: {
      strict: {
        state: '7030e92ff64b41547ed92da1667874fcc953c8f4ea77c7f1d5253cfb97ea8608',
        shown: '4762ca74455ca5f9b2e43116f604cca29a665edd911341aebdafd84e089496ec',
      },
      fma: {
        state: 'a4a133c4bbb1781b27daddd1f0891b7ea672af365f2d80fb1caa386b71f20c4a',
        shown: '7fcbc1d85c2f77267f4608deeb2591f44c0f1c6e0b1ff23508e4806404f8fc0c',
      },
    },
    ring8: {
      strict: {
        state: '349e6b19324c6a7957256e15ee493c04fe24d2d76ea02982ed693302f2700204',
        shown: '849b55ba6364d82877331f2b1c27be15169ff80904058c393b8e3fdad29d5c2d',
      },
      fma: {
        state: '4c1cb7b9d0a5e0165fc195a1d2d2a14864d1469941eb1c6c4733a6bec02f99a7',
        shown: '49c2a5cdca66fbd2f9a70a07b4a35231159b4fd0ccc8baf1e09adea19fefee1f',
      },
    },
    grid25: {
      strict: {
        state: '887f35007f8b182411fef436196120423ced9bf8f4af84c03975b7cfcbc03497',
        shown: '1f61e0aa801ba9f0ac00cb10be757fb4b5be91d4ef4dedae5df7c8c68da45c73',
      },
      fma: {
        state: 'c8f345eae32a71ab77308008395136c0b8356fab8e35af907332112b48494271',
        shown: 'b675bcc8827bedbc04253da2803b96ca6aa19f1a0a2b73e478cd8fedccc42c86',
      },
    },
    swissroll: {
      strict: {
        state: '215bf40e232524108e195d29dde3f53cba8ce02f2bcba502fd2c808f518d443e',
        shown: '3c37d02d96f5bccf2c2391bf4a979c56b9de6762a5835974b5bbde95a8a3c9c0',
      },
      fma: {
        state: '20c1ceb9e61d3300e32584e8c4e0f23e8a55d1b3be7d90605e95f873e05fdd93',
        shown: 'a44388fd45bd6101a713f0ed401d18651727e1eb7de2477e4f1b73f5f2aef53b',
      },
    },
    digits: {
      strict: {
        state: '6f304eeeeefed7f8e3656004ac8d94f4c3b3b6d6c786b7a40583ab80fb355e47',
        shown: '2bbe2d4ffe49d317e32e4a4eaac1e4311d3ab8b12dee9712dea3337a42c28350',
      },
      fma: {
        state: 'ea861f29a69fd21ec3420cf83adb9bbab3df0cfd8811b271a044991b023b1935',
        shown: 'b9a261b4651d6eeec25312baafa46894fa5c1bfb3cf4508f0d806b2aa1c38dbb',
      },
    },
    'conditional-digits': {
      strict: {
        state: '5fbbac9b6054c7db1f5fbe1511b8edbb969425afa1c7fd694f8638e52e779621',
        shown: '846e5a703d857803578527e4cbc1b3ed998f8f43ac0cbcb02629dece38925b21',
      },
      fma: {
        state: 'cb516a2fe3489361dab8b46327ddf949ac4bb988f7fbbdb3197f54164f91328e',
        shown: 'd3918cd38b3523d62faa7ce5321b1541b2dca8dd160bceb4b51fbf338c9d69d4',
      },
    },
    'mnist-mlp': {
      strict: {
        state: '3c8f1884e093fc4efaa60a67a66f489b66095ea095c7cd66566a536b8fd7b413',
        shown: 'd9f854edc5b2e90912067f931793b4e8f75f6ae6ea511d2b1a4c07fecffd0b8c',
      },
      fma: {
        state: '3d8fc4032b14c417016c5d84ebd77467f5412a1e14c4c5e50ae7ebdba5ca9600',
        shown: '5128176e402f66d887b00928e1dfffe0eb2640c9fec10229c6d25a0db943cdb3',
      },
    },
    'mnist-dcgan': {
      strict: {
        state: 'b0c3bddbf1c88c1d4d95b088daeb8ce2342c361d50ac54cc9c0872916682c5bb',
        shown: 'e7489d8efcce0cdc3b454b4b0cad73af3bd026a7589c04e942b50c5c4ee1e915',
      },
      fma: {
        state: 'e96cfd4a54165d6812c1a72771b8125c8cfc73fcb6f5053917a91d6dfdbf961d',
        shown: '26af83e2b42d254a329e10078d9e57524cf84ff64697d440fb30473792879b99',
      },
    },
    'fashion-dcgan': {
      strict: {
        state: 'b0c3bddbf1c88c1d4d95b088daeb8ce2342c361d50ac54cc9c0872916682c5bb',
        shown: 'e7489d8efcce0cdc3b454b4b0cad73af3bd026a7589c04e942b50c5c4ee1e915',
      },
      fma: {
        state: 'e96cfd4a54165d6812c1a72771b8125c8cfc73fcb6f5053917a91d6dfdbf961d',
        shown: '26af83e2b42d254a329e10078d9e57524cf84ff64697d440fb30473792879b99',
      },
    },
    'cifar-dcgan': {
      strict: {
        state: 'e726bd8e5e46755d4789e3bf76e795e08b3e05d3689fc56b6ad5d0012d42f40b',
        shown: '1d96bbb32843e10ec100916955a4cfbdeba32050db461a38ed69f21d08ae18ba',
      },
      fma: {
        state: '51b986427d6b655321559325fd60e6bcd5477d35a8fb343f13934102a89e6648',
        shown: 'a6f7db62184f9ccd9202efc5282119802d5f4b57a2dc609c7696aa0470adfb76',
      },
    },
  },
};
