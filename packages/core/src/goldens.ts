// Written by `node tools/run.mjs goldens`.
import type { Goldens } from './verify.ts';

/** What `verify` must find, for one version of the bits. */
export const goldens: { readonly abi: number; readonly digests: Goldens } = {
  abi: 1,
  digests: {
    gauss1d: {
      strict: {
        state: 'baa1a2f3e40594213905ea81ea6f201797e49057993e8b2dd038e052d2aa97c3',
        shown: 'd4a1eda420e2626f82f4daa88f74a22834764a0f90dda555f34b2fb34ce667e5',
      },
      fma: {
        state: '5640cd2a6416b5a3dc33211d6b8ace9de6a5a998abd3a559ab7695342be1caa7',
        shown: '6502f48760f1789ec729ba2cf5479806d27d6b0f30fd8a4e5c7fcc892c588219',
      },
    },
    ring8: {
      strict: {
        state: '6ad1f814f3f040a2224cf57cb2c19b9c56fea23108ee98279ffffed3ec5a5001',
        shown: 'eb0fb03f0cfbf6b3a70a669804d800ce2d576e78708dabf832c637d90fd48203',
      },
      fma: {
        state: '863159cd6b78f2c54d2ba040eed2c8d20e8543b1db2f23b4cebb26c2d5fa7577',
        shown: 'ce77de42264b33f85ff13280295428fcb06e6583098b022df78e6b3970a48a1a',
      },
    },
    grid25: {
      strict: {
        state: '2d9d71472e88731b8368b8846c0a97fc5a43fe85557d750e40bd2aabd0b091e1',
        shown: '032fb6f9c08be468c424ac70c364ce60627109573428fd095cc83f80d0821b40',
      },
      fma: {
        state: 'b844de969bca49820dd609d789ecb6f8d5389c70a79ae878d50e133e7e850b3d',
        shown: '9c3c9e22e7abfe23d7bb273634287d504195ad7cc1dde5bda8c8871a2d537d25',
      },
    },
    swissroll: {
      strict: {
        state: 'bff2aed327be8be22f438dbf1ccc4bb0ae274240b71e77300f663807f32b2eef',
        shown: 'f5a96ddc5a6ef0f45ec82ec599fd66d633ca714394c17d35d831b6dab876e401',
      },
      fma: {
        state: '9f255df2549a264cc635b1a3a8444533fe25335c5b79ab8cad1c984b15256a7f',
        shown: '15d8ea818e51210bbc4e22d887d7effd88776225fe093ab9353956d44380aaa9',
      },
    },
    digits: {
      strict: {
        state: 'ce9121ffecb2b14eae0fae8e84803a83e4564e3f4b71a87838d8ef3a0775f39b',
        shown: 'a3b8f60bc310791a55d43804efa71620584867fffba6b698c18a4a3bd385d0a3',
      },
      fma: {
        state: 'df0290f2ce3c9e01fc842b50be2a0aaee0d59f56a3d8188937a2a3b4b7c7328d',
        shown: '488c6f207eaa3a8dcbf485f006c46054c7347d228383a2db2382508115d55e9c',
      },
    },
    'mnist-mlp': {
      strict: {
        state: 'a00cecc03fab0d114efcaee6a777007fa8e9e1e6f2f41188155e9c83e88111a1',
        shown: '677e1e2b62a82556c7caa8138d2294bf46e287e6c89a08b4dec078ad363b7b54',
      },
      fma: {
        state: '0114bca57e9b7f611a125da7253878c182dee4f5a462a53007d7b184309c7c33',
        shown: '46db3fa489cf86ab0295c7c28c38bb55fc204f69fadbcddec93c8d8bed0de527',
      },
    },
    'mnist-dcgan': {
      strict: {
        state: '4fb16b3cd4b11dcd5e723acb102a35829a5b5f49ece1f880ecb803e25605b3c8',
        shown: 'c5eb62b6ebf78e29819f8e8bd68298bf95fa96f622ca15939377097b88b3b04a',
      },
      fma: {
        state: 'c1bac2369e6e00361fc4cf7e0b3a3f043a21654f0984c6a7c83dfe4682bc7e7a',
        shown: '71e9082ee03d01b87bfdd5f1da15fdb729a0ea31862a3d18bf3c65348e3cfe33',
      },
    },
    'fashion-dcgan': {
      strict: {
        state: '4fb16b3cd4b11dcd5e723acb102a35829a5b5f49ece1f880ecb803e25605b3c8',
        shown: 'c5eb62b6ebf78e29819f8e8bd68298bf95fa96f622ca15939377097b88b3b04a',
      },
      fma: {
        state: 'c1bac2369e6e00361fc4cf7e0b3a3f043a21654f0984c6a7c83dfe4682bc7e7a',
        shown: '71e9082ee03d01b87bfdd5f1da15fdb729a0ea31862a3d18bf3c65348e3cfe33',
      },
    },
    'cifar-dcgan': {
      strict: {
        state: '297f80932f7605d0321bd21e086afcebe221afcade44fcf6732f13baf32bc4ee',
        shown: 'e2400036c8880968b10163d25d92cb38d173af9b42f6ae8703fbbac4486959e5',
      },
      fma: {
        state: 'a8fa2b96a0cbce3bac096ae7e875c2f6216451bffe593c2c0086579ff6f55ebf',
        shown: '5af4679a26ade3c75ed293c22e621a1acec4b9545e3a619b396d4cc8dddbe505',
      },
    },
  },
};
