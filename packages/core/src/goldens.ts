// Written by `node tools/run.mjs goldens`.
import type { Goldens } from './verify.ts';

/** What `verify` must find, for one version of the bits. */
export const goldens: { readonly abi: number; readonly digests: Goldens } = {
  abi: 1,
  digests: {
    gauss1d: {
      strict: {
        state: 'f2575ec9b2967c4c2823f649052ffd27d4ce4d0ec6b4c4d8ae120c8a6edb6288',
        shown: 'd4a1eda420e2626f82f4daa88f74a22834764a0f90dda555f34b2fb34ce667e5',
      },
      fma: {
        state: '71c2310894db75bea6453d20772a07d82ac14f844200081caf219e9b2e40c6e5',
        shown: '6502f48760f1789ec729ba2cf5479806d27d6b0f30fd8a4e5c7fcc892c588219',
      },
    },
    ring8: {
      strict: {
        state: '0ead8225686e862fe8b2a946f50d5d203fa74810b15c8437d570d5c6c59525b4',
        shown: 'eb0fb03f0cfbf6b3a70a669804d800ce2d576e78708dabf832c637d90fd48203',
      },
      fma: {
        state: 'e75d224c27de3fc1bb238f393afc2a8f26a00b06d51edb4b856133950c1f9f46',
        shown: 'ce77de42264b33f85ff13280295428fcb06e6583098b022df78e6b3970a48a1a',
      },
    },
    grid25: {
      strict: {
        state: '584c09d31fb95f34ec33e8432771986cdf60cad7f731b30e74edb51d79af4a49',
        shown: '032fb6f9c08be468c424ac70c364ce60627109573428fd095cc83f80d0821b40',
      },
      fma: {
        state: '4c003de35e71746db2819846b0c2538cd71c2721263deb071ffcb5844ee349fb',
        shown: '9c3c9e22e7abfe23d7bb273634287d504195ad7cc1dde5bda8c8871a2d537d25',
      },
    },
    swissroll: {
      strict: {
        state: '0745b33d78b08ee0c3d0eb0511f923f524f19ba44b8ea9698efce787dbf331e1',
        shown: 'f5a96ddc5a6ef0f45ec82ec599fd66d633ca714394c17d35d831b6dab876e401',
      },
      fma: {
        state: '65a4527ce9191fd97e7f7faf3c2b780dc17abb09af876eb96d327c210a95b50c',
        shown: '15d8ea818e51210bbc4e22d887d7effd88776225fe093ab9353956d44380aaa9',
      },
    },
    digits: {
      strict: {
        state: 'c78ba16598db93e267a8cb48776668c76ab76751e12a1e0c341bafd48639e720',
        shown: 'a3b8f60bc310791a55d43804efa71620584867fffba6b698c18a4a3bd385d0a3',
      },
      fma: {
        state: 'fb68cb00c6589ba64885af0f2720372ea9f31ad63b2f819c8e7f28b77803d6b4',
        shown: '488c6f207eaa3a8dcbf485f006c46054c7347d228383a2db2382508115d55e9c',
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
        state: '7346a82964751a659a842f62f265ff2811fe04071ce9d93ce811448b90a2686c',
        shown: 'c5eb62b6ebf78e29819f8e8bd68298bf95fa96f622ca15939377097b88b3b04a',
      },
      fma: {
        state: 'efaa53ee4eb36e58e9c5ed41115d2ca8cf253c2a8296f954a2a0ac52a2bc27c9',
        shown: '71e9082ee03d01b87bfdd5f1da15fdb729a0ea31862a3d18bf3c65348e3cfe33',
      },
    },
    'fashion-dcgan': {
      strict: {
        state: '7346a82964751a659a842f62f265ff2811fe04071ce9d93ce811448b90a2686c',
        shown: 'c5eb62b6ebf78e29819f8e8bd68298bf95fa96f622ca15939377097b88b3b04a',
      },
      fma: {
        state: 'efaa53ee4eb36e58e9c5ed41115d2ca8cf253c2a8296f954a2a0ac52a2bc27c9',
        shown: '71e9082ee03d01b87bfdd5f1da15fdb729a0ea31862a3d18bf3c65348e3cfe33',
      },
    },
    'cifar-dcgan': {
      strict: {
        state: '99415ddef707dd09958a612937a63c0b476dfbd2c49751d9b81f4f97ff560dd9',
        shown: 'e2400036c8880968b10163d25d92cb38d173af9b42f6ae8703fbbac4486959e5',
      },
      fma: {
        state: '62df8808520c30f3a72cd01f20b57dce107edd7e06a011d4059ec5411204eb48',
        shown: '5af4679a26ade3c75ed293c22e621a1acec4b9545e3a619b396d4cc8dddbe505',
      },
    },
  },
};
