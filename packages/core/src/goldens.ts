// Written by `node tools/run.mjs goldens`.
import type { Goldens } from './verify.ts';

/** What `verify` must find, for one version of the bits. */
export const goldens: { readonly abi: number; readonly digests: Goldens } = {
  abi: 2,
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
