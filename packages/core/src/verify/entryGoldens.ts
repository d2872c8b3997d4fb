// Written by `node tools/run.mjs goldens`.
import type { Goldens } from './types.ts';

/** What `verify` must find for entries of tables, the first digits of each digest. */
export const entryGoldens: { readonly abi: number; readonly digests: Goldens } = {
  abi: 10,
  digests: {
    'data=gauss1d': {
      strict: {
        state: '437c0aa9e988',
        shown: '84040eed7960',
      },
      fma: {
        state: '3264d94e96f7',
        shown: 'd443358c0192',
      },
    },
    'data=ring8': {
      strict: {
        state: 'd4d37d60aae1',
        shown: '5ce0f65a8139',
      },
      fma: {
        state: 'c9519302dd9a',
        shown: '8516ba2221e6',
      },
    },
    'data=grid25': {
      strict: {
        state: 'b3236e53b873',
        shown: '46ff56e2c787',
      },
      fma: {
        state: 'aac99435adb1',
        shown: 'c0edd4bd72cb',
      },
    },
    'data=swissroll': {
      strict: {
        state: '84d4ad0544ce',
        shown: 'ba5c36858c05',
      },
      fma: {
        state: 'b86fd34a8826',
        shown: '9ee298114177',
      },
    },
    'data=moons': {
      strict: {
        state: 'e6996d70681f',
        shown: 'ad5bd1dffb74',
      },
      fma: {
        state: '694560c0f822',
        shown: 'f0b23af601dd',
      },
    },
    'data=digits': {
      strict: {
        state: 'f42b85de747e',
        shown: '0a3ae7a7768a',
      },
      fma: {
        state: '0a4efe846409',
        shown: '2ca6394ce1d4',
      },
    },
    'data=gauss1d-aylien': {
      strict: {
        state: '195ea5a403c1',
        shown: '01c6184d8faa',
      },
      fma: {
        state: '49d744087885',
        shown: '277a01b8573f',
      },
    },
    'data=gauss1d-50lines': {
      strict: {
        state: 'fb82512cb5dd',
        shown: '84040eed7960',
      },
      fma: {
        state: '77e1dc51df66',
        shown: 'd443358c0192',
      },
    },
    'data=ring8-pacgan': {
      strict: {
        state: '8b14382d94a9',
        shown: '4f0eb4eeb9e9',
      },
      fma: {
        state: 'edc3059ec319',
        shown: '4e2f0e8cdcff',
      },
    },
    'data=ring8-unrolled': {
      strict: {
        state: '4620b34f1ea8',
        shown: 'e200375c7e1b',
      },
      fma: {
        state: 'b3c37b0ce6ee',
        shown: 'c8edf8a93cd3',
      },
    },
    'data=ring8-wgangp': {
      strict: {
        state: '4e0b74e37df1',
        shown: '788b5a81b221',
      },
      fma: {
        state: 'a48662c1730c',
        shown: '8144072458c5',
      },
    },
    'data=grid25-pacgan': {
      strict: {
        state: 'bc6f4bb7edd4',
        shown: '46ff56e2c787',
      },
      fma: {
        state: '9d47d06af4d0',
        shown: 'c0edd4bd72cb',
      },
    },
    'data=stacked-digits': {
      strict: {
        state: '15db682f49ef',
        shown: 'ee2ae138b37b',
      },
      fma: {
        state: '28ced02fd2da',
        shown: '6ffc4984933f',
      },
    },
    'data=moving-digits': {
      strict: {
        state: '2bf7a8ca0dd5',
        shown: '466c67f1e246',
      },
      fma: {
        state: '3238206d7825',
        shown: 'd376623c0270',
      },
    },
    'data=banknotes': {
      strict: {
        state: 'd9b7c8058686',
        shown: '0ce26b595dd3',
      },
      fma: {
        state: 'a8d56f815b1a',
        shown: 'b44beeb00585',
      },
    },
    'data=banknote-parts': {
      strict: {
        state: 'a1f08d6131d8',
        shown: 'bcf216798e5b',
      },
      fma: {
        state: 'ede4ccea5ce9',
        shown: 'c5b8469e8ba7',
      },
    },
    'data=logograms': {
      strict: {
        state: '66f06a89bcd7',
        shown: '87560cd1fa57',
      },
      fma: {
        state: '390c295db997',
        shown: '62205e7f1d81',
      },
    },
    'data=faces': {
      strict: {
        state: '85d41fecdc1b',
        shown: '7308392e9dfc',
      },
      fma: {
        state: '617b07dc3bac',
        shown: '3f0dfbb2ffae',
      },
    },
    'data=calorimeter': {
      strict: {
        state: '160daa5949bd',
        shown: '8dc7a0a78555',
      },
      fma: {
        state: 'cc380f6396da',
        shown: '3fb3443416c6',
      },
    },
    'data=chirps': {
      strict: {
        state: '3f41f284cb31',
        shown: '1de0944a23ae',
      },
      fma: {
        state: 'ccf6f8168861',
        shown: '8c4f23e997a0',
      },
    },
    'data=voxels': {
      strict: {
        state: '9d02c8a7aac4',
        shown: '6212d9cd4733',
      },
      fma: {
        state: 'c5e3f24936ce',
        shown: '85e3bf5fc22d',
      },
    },
    'data=spam-words': {
      strict: {
        state: 'f4663b5d20e6',
        shown: 'a56c7494e4e2',
      },
      fma: {
        state: '8234ea264c78',
        shown: '2952b591012c',
      },
    },
    'game=auxiliary': {
      strict: {
        state: '2bc2f19328e8',
        shown: '07cdeef4a415',
      },
      fma: {
        state: 'd3674e4c8a91',
        shown: '00b94fbe5089',
      },
    },
    'game=semiSupervised': {
      strict: {
        state: '1c8677e5eb47',
        shown: '441aeecf7026',
      },
      fma: {
        state: '4882a637da2a',
        shown: 'b934918820cb',
      },
    },
    'game=ali': {
      strict: {
        state: 'c398ec4e7dfb',
        shown: 'bbf2a8c7006d',
      },
      fma: {
        state: 'd191fe95eecf',
        shown: 'eeb854675dbe',
      },
    },
    'game=vae': {
      strict: {
        state: '002f53c7b739',
        shown: 'c4fb105f1f2c',
      },
      fma: {
        state: '515ed9684707',
        shown: '4c629b34cf05',
      },
    },
    'game=glo': {
      strict: {
        state: 'fc3a42c3abc0',
        shown: '662f9f5c9db9',
      },
      fma: {
        state: '7da6cf76bcc2',
        shown: '46c981a75e2c',
      },
    },
    'game=autoregressive': {
      strict: {
        state: '7370d5a95766',
        shown: '7aa39018d791',
      },
      fma: {
        state: 'dbdec65aadbd',
        shown: 'c6bbdf5c8afc',
      },
    },
    'game=nearest': {
      strict: {
        state: '1768ccbe845a',
        shown: '4b96cfcd9cd9',
      },
      fma: {
        state: '31fd1de6e4e7',
        shown: 'f262c95b090d',
      },
    },
    'game=reinforce': {
      strict: {
        state: '0f08f89bf098',
        shown: '6adfd4f4c909',
      },
      fma: {
        state: '848af5a64440',
        shown: '732c8e48e930',
      },
    },
    'game=classifier': {
      strict: {
        state: '874e02e2e83f',
        shown: 'cce2bab8572c',
      },
      fma: {
        state: 'bb9f66dc5341',
        shown: 'cce2bab8572c',
      },
    },
    'architecture=mlp': {
      strict: {
        state: '84e3d75a4032',
        shown: 'e32aeefc3895',
      },
      fma: {
        state: '6a59ea7ceb62',
        shown: 'da1dbe5bd693',
      },
    },
    'architecture=resnet': {
      strict: {
        state: '73055e96451e',
        shown: '83a404d4a093',
      },
      fma: {
        state: '26d8ca46c978',
        shown: '4afd9df3fc1c',
      },
    },
    'architecture=light': {
      strict: {
        state: '02aa0002d40e',
        shown: '3b4344bee438',
      },
      fma: {
        state: '07f7abdf3180',
        shown: 'f1593642fa77',
      },
    },
    'architecture=moments': {
      strict: {
        state: '9aed7b98183f',
        shown: 'f5c8ff8bf3f8',
      },
      fma: {
        state: 'de8d7aba6cd4',
        shown: 'a1811effd286',
      },
    },
    'latent=uniform': {
      strict: {
        state: 'b3db2972bf47',
        shown: 'a06341004e6b',
      },
      fma: {
        state: '62da1a6d0317',
        shown: '4f7256410f17',
      },
    },
    'latent=uniform01': {
      strict: {
        state: '9103bc479422',
        shown: 'd35e053147f4',
      },
      fma: {
        state: '4dfb5e55e9c9',
        shown: '48e1d6d54ff4',
      },
    },
    'latent=truncatedNormal': {
      strict: {
        state: '658980b35d9f',
        shown: 'ae969e6360a2',
      },
      fma: {
        state: '269df924e917',
        shown: '8be464fab37b',
      },
    },
    'latent=stratified': {
      strict: {
        state: '3a6adab037ec',
        shown: '5b4cc9ea92ac',
      },
      fma: {
        state: 'bac1aa560211',
        shown: '2e3a8e8c05ab',
      },
    },
    'latent=sphere': {
      strict: {
        state: 'c51d906a29f0',
        shown: 'ab5f2979f506',
      },
      fma: {
        state: 'b7f9a837329a',
        shown: '55b4a8803b0d',
      },
    },
    'latent=categorical': {
      strict: {
        state: 'ba57e9a28068',
        shown: '734cd266923f',
      },
      fma: {
        state: 'b58eb18cfa58',
        shown: 'e9be0385cce0',
      },
    },
    'widening=double': {
      strict: {
        state: 'd7077789c2ca',
        shown: '0e17dfd65c51',
      },
      fma: {
        state: 'f85d3667e4dd',
        shown: '2a9a54cd6da2',
      },
    },
    'conditioning=concat': {
      strict: {
        state: '9c8e059924fc',
        shown: '5e340ef919f1',
      },
      fma: {
        state: '8bfe08476a90',
        shown: 'd734b0819e6b',
      },
    },
    'conditioning=everyLayer': {
      strict: {
        state: '37a66c3826c6',
        shown: 'b5daf9917900',
      },
      fma: {
        state: 'ec94bedadfb0',
        shown: '1f36668b9c61',
      },
    },
    'conditioning=normalisation': {
      strict: {
        state: 'c215b5362086',
        shown: '0176af4a7fc1',
      },
      fma: {
        state: '450b51f73461',
        shown: '2b8606073852',
      },
    },
    'activationG=leakyRelu': {
      strict: {
        state: '22e8b84fc20c',
        shown: 'b50e54f8f812',
      },
      fma: {
        state: '0094148f56cf',
        shown: '3a8867c5cce8',
      },
    },
    'activationG=tanh': {
      strict: {
        state: 'ec60a9fb3a1e',
        shown: 'f53be21c80c9',
      },
      fma: {
        state: '55c9f4928c26',
        shown: '009fa4c6b8b7',
      },
    },
    'activationG=sigmoid': {
      strict: {
        state: 'e9bee9f1e051',
        shown: 'f37e56d70b76',
      },
      fma: {
        state: '0ee385bf94e3',
        shown: 'd45eb5340fbe',
      },
    },
    'activationG=softplus': {
      strict: {
        state: '7772ad99b152',
        shown: 'afdfb240d4e5',
      },
      fma: {
        state: 'd9756b029b54',
        shown: '991a10c4914e',
      },
    },
    'activationG=elu': {
      strict: {
        state: 'e70cfd205517',
        shown: '0732f09c7793',
      },
      fma: {
        state: 'ffc192c59055',
        shown: 'd4512b3a0f98',
      },
    },
    'activationG=swish': {
      strict: {
        state: 'd6a01025a912',
        shown: '55ca54e69fe1',
      },
      fma: {
        state: '45e2be3e5d31',
        shown: '7837d6037ba8',
      },
    },
    'activationG=linear': {
      strict: {
        state: 'cb04e631a82c',
        shown: 'dfad77fd81b3',
      },
      fma: {
        state: '97bf1be8e39b',
        shown: '42b952e9a094',
      },
    },
    'activationG=maxout': {
      strict: {
        state: '3cdbf4e9da03',
        shown: '88a46a8a77cb',
      },
      fma: {
        state: 'e3caee227b0c',
        shown: '642254ec90b2',
      },
    },
    'activationG=glu': {
      strict: {
        state: '05f40ac360b8',
        shown: 'a0ebc0ec282e',
      },
      fma: {
        state: '84728f83b785',
        shown: 'be94596b0655',
      },
    },
    'activationD=relu': {
      strict: {
        state: '284f4bbfdc76',
        shown: '3f75dd6bb10d',
      },
      fma: {
        state: 'dbc1c6266060',
        shown: 'a412f1f9658e',
      },
    },
    'activationD=tanh': {
      strict: {
        state: 'e29e494f8c5e',
        shown: 'ad4b7d5336b5',
      },
      fma: {
        state: '08ad60e50cbd',
        shown: '0c98223ffaf4',
      },
    },
    'activationD=sigmoid': {
      strict: {
        state: '02224c570e41',
        shown: '7ef15a46682d',
      },
      fma: {
        state: 'a3cfdc7915ba',
        shown: '2a62cd0a721b',
      },
    },
    'activationD=softplus': {
      strict: {
        state: '51ddf2cd70c6',
        shown: '2548f021656c',
      },
      fma: {
        state: 'c593ea978404',
        shown: '2643082865b1',
      },
    },
    'activationD=elu': {
      strict: {
        state: 'af31acdc5d5b',
        shown: '0c6528df0d88',
      },
      fma: {
        state: '113bd1424471',
        shown: '1c17e02a0064',
      },
    },
    'activationD=swish': {
      strict: {
        state: 'e5bebac3489b',
        shown: 'd23cc8bb3c93',
      },
      fma: {
        state: 'eee30314b0ca',
        shown: 'c3aaeb500fab',
      },
    },
    'activationD=linear': {
      strict: {
        state: '9460e7a8e1b9',
        shown: 'd8b2f0f35107',
      },
      fma: {
        state: '46de3cedfdfa',
        shown: 'b51aeb2488a2',
      },
    },
    'activationD=maxout': {
      strict: {
        state: '394f857b959b',
        shown: '9a79d5c131ec',
      },
      fma: {
        state: '7cff6157ebc5',
        shown: '631341f9b0c9',
      },
    },
    'activationD=glu': {
      strict: {
        state: '5748dab6f1b8',
        shown: '364546af2ffc',
      },
      fma: {
        state: '8c58c95754d0',
        shown: '781c77e4d611',
      },
    },
    'normG=none': {
      strict: {
        state: '863d99c633b7',
        shown: 'e3a361497000',
      },
      fma: {
        state: 'f8f0af38ecd3',
        shown: 'd74b40833865',
      },
    },
    'normG=spectral': {
      strict: {
        state: 'fbcdef61ab94',
        shown: 'f5d456a96122',
      },
      fma: {
        state: '19b11ff40d19',
        shown: '900ef864070d',
      },
    },
    'normG=weight': {
      strict: {
        state: '1ab156c94801',
        shown: '02bec97acf2d',
      },
      fma: {
        state: 'fa397c8abf0c',
        shown: '86b81c7e45d4',
      },
    },
    'normG=layer': {
      strict: {
        state: 'df6f63e094e1',
        shown: '9efa758bc6b6',
      },
      fma: {
        state: '6a71bfee32f2',
        shown: '6636afea7184',
      },
    },
    'normG=instance': {
      strict: {
        state: '824971630f63',
        shown: '89104bd2c7a7',
      },
      fma: {
        state: '685c94a4a4ed',
        shown: '957b70b8ddc9',
      },
    },
    'normD=batch': {
      strict: {
        state: 'cfd6a7dcab7c',
        shown: '8de5f6596e1f',
      },
      fma: {
        state: 'c8348c9df126',
        shown: '73c888a95c55',
      },
    },
    'normD=spectral': {
      strict: {
        state: '36593cecebe9',
        shown: 'e8eacf8778b2',
      },
      fma: {
        state: '5e83b9cf5060',
        shown: '3f41b655d69c',
      },
    },
    'normD=weight': {
      strict: {
        state: '36bf90508e6e',
        shown: '70a57ed2b528',
      },
      fma: {
        state: 'c4cf1fa814c2',
        shown: '975e9cead58d',
      },
    },
    'normD=layer': {
      strict: {
        state: '6009e1eb9bc9',
        shown: 'dfff61e32e34',
      },
      fma: {
        state: 'e6ca20af3274',
        shown: '25cc0e98aca6',
      },
    },
    'normD=instance': {
      strict: {
        state: 'b85773faee4b',
        shown: '6f967f367006',
      },
      fma: {
        state: '3112a7e35764',
        shown: '384a49a5d07a',
      },
    },
    'batchFeatures=discrimination': {
      strict: {
        state: 'f54309f4fdfb',
        shown: 'a32766c2ceda',
      },
      fma: {
        state: '4e13d4c61fae',
        shown: '161de88bf272',
      },
    },
    'batchFeatures=standardDeviation': {
      strict: {
        state: '9b7e26ffc3f4',
        shown: 'fe25aff785b0',
      },
      fma: {
        state: 'e5d6a0074fe4',
        shown: '18f041799b2e',
      },
    },
    'downsample=max': {
      strict: {
        state: 'c2dea422551e',
        shown: '0c65d163a781',
      },
      fma: {
        state: '19b1c8e504e9',
        shown: 'e701322e5f83',
      },
    },
    'downsample=average': {
      strict: {
        state: '04eb3887123d',
        shown: '6f67dfd4ea42',
      },
      fma: {
        state: '72a85c8a7a47',
        shown: 'f141ffcb48b9',
      },
    },
    'upsample=nearest': {
      strict: {
        state: 'ded0802e75b2',
        shown: '6ea4bc09f666',
      },
      fma: {
        state: '205bc942a0c3',
        shown: '23e97870840c',
      },
    },
    'upsample=bilinear': {
      strict: {
        state: '092e2fa597ea',
        shown: '63d93e26f1ff',
      },
      fma: {
        state: 'b10ec9ad418f',
        shown: 'a6937d258f11',
      },
    },
    'upsample=pixelShuffle': {
      strict: {
        state: '0d73fee7d8b0',
        shown: '23383b6ea269',
      },
      fma: {
        state: '88dd304cfa17',
        shown: 'b8aba9297695',
      },
    },
    'encoder=deterministic': {
      strict: {
        state: 'a4767236e6d2',
        shown: '5c412e8a3b7f',
      },
      fma: {
        state: 'fcdd6aa802c1',
        shown: 'baf7cabd6c81',
      },
    },
    'initializer=he': {
      strict: {
        state: 'adf755da4bc2',
        shown: '9449f894b54e',
      },
      fma: {
        state: '17d861bebe94',
        shown: '2e31dd48943c',
      },
    },
    'initializer=glorot': {
      strict: {
        state: '40fa9de8ade7',
        shown: '19d043b6f8a1',
      },
      fma: {
        state: 'c64be2e84859',
        shown: '3d0ae2148ff4',
      },
    },
    'initializer=orthogonal': {
      strict: {
        state: 'b91c463b835b',
        shown: '027592e99f95',
      },
      fma: {
        state: '218a0fd49f4c',
        shown: 'f62b3ea97521',
      },
    },
    'initializerD=he': {
      strict: {
        state: '6c7c541ac9d7',
        shown: 'cf0c3bdb7b28',
      },
      fma: {
        state: '6baacc61efc0',
        shown: 'd462e190abf1',
      },
    },
    'initializerD=glorot': {
      strict: {
        state: '9c9b061f7526',
        shown: '569b6570b9b9',
      },
      fma: {
        state: '978afa7fdeec',
        shown: '6a7816fe987c',
      },
    },
    'initializerD=orthogonal': {
      strict: {
        state: '23233f7e9e88',
        shown: '0edd5e63ad39',
      },
      fma: {
        state: 'a35d2da6ff51',
        shown: '2827285fe279',
      },
    },
    'loss=minimax': {
      strict: {
        state: '7e533d39e171',
        shown: '8329f7fe1b36',
      },
      fma: {
        state: '72f5858c900e',
        shown: '1123fcabbef7',
      },
    },
    'loss=leastSquares': {
      strict: {
        state: 'f75dfec6a21e',
        shown: '5617396bdc2b',
      },
      fma: {
        state: 'bd5346a6bd03',
        shown: '2dd8812388a9',
      },
    },
    'loss=hinge': {
      strict: {
        state: '833771f1775d',
        shown: '2e72ca9da8ae',
      },
      fma: {
        state: '001e26d54218',
        shown: 'c7d8917c5c2e',
      },
    },
    'loss=wasserstein': {
      strict: {
        state: '833771f1775d',
        shown: '21df7a3e79c9',
      },
      fma: {
        state: '001e26d54218',
        shown: '1c90f65199df',
      },
    },
    'loss=relativisticPaired': {
      strict: {
        state: '1aafd666c3f5',
        shown: 'f1534d33bb05',
      },
      fma: {
        state: '3a3bc49038a7',
        shown: 'a98f873bf264',
      },
    },
    'loss=relativisticAverage': {
      strict: {
        state: '95c360957ce5',
        shown: 'b8885017751c',
      },
      fma: {
        state: '89484db17c8f',
        shown: 'a4adf2db32ad',
      },
    },
    'loss=kl': {
      strict: {
        state: 'b6e23bd91e95',
        shown: '66e2e11b9dbf',
      },
      fma: {
        state: '9e75f722651f',
        shown: 'f1df73b71253',
      },
    },
    'loss=fganKl': {
      strict: {
        state: '6eb9b2bc0690',
        shown: '6eab94033b77',
      },
      fma: {
        state: '46f8afa8998e',
        shown: '6f9e6ccf44fe',
      },
    },
    'loss=fganReverseKl': {
      strict: {
        state: '4ee19e8cce22',
        shown: '56c9c740d580',
      },
      fma: {
        state: 'f78e435d93b4',
        shown: 'c190075b7c0a',
      },
    },
    'loss=fganJensenShannon': {
      strict: {
        state: '7e533d39e171',
        shown: '8a7a9a493ba6',
      },
      fma: {
        state: '72f5858c900e',
        shown: 'a4272882b453',
      },
    },
    'loss=fganPearson': {
      strict: {
        state: '688d9e5536d5',
        shown: '0e3d6cf43c44',
      },
      fma: {
        state: '62dc01aac8c3',
        shown: '250dce9bf87e',
      },
    },
    'loss=fganSquaredHellinger': {
      strict: {
        state: '924530a093eb',
        shown: '295e8ebac8af',
      },
      fma: {
        state: '01f8db6e8965',
        shown: '8e63f78c9411',
      },
    },
    'loss=featureMatching': {
      strict: {
        state: '96e6d56e544f',
        shown: '67ad83cf3f0f',
      },
      fma: {
        state: '844693b6ea69',
        shown: '93f1e74f73c3',
      },
    },
    'penalty=r1': {
      strict: {
        state: '79cc6224656b',
        shown: '74e173ee7f4f',
      },
      fma: {
        state: 'dd81c32eb053',
        shown: 'a0aa966485cf',
      },
    },
    'penalty=r2': {
      strict: {
        state: 'bb7fb197a65d',
        shown: '70e4c1296633',
      },
      fma: {
        state: '1822df8daa65',
        shown: '42372eb97a77',
      },
    },
    'penalty=r1r2': {
      strict: {
        state: '2689dcce29e4',
        shown: '61e344aa90b7',
      },
      fma: {
        state: '0bd20acc4ab6',
        shown: 'de52e224492c',
      },
    },
    'penalty=wganGp': {
      strict: {
        state: '886173b542c1',
        shown: '7a92db58cc34',
      },
      fma: {
        state: '882e34600551',
        shown: '89e5db90e78a',
      },
    },
    'penalty=dragan': {
      strict: {
        state: '8c7192def2a9',
        shown: '176293e04fb9',
      },
      fma: {
        state: '5882127d0208',
        shown: 'fc6c46534de0',
      },
    },
    'penalty=nagarajanKolter': {
      strict: {
        state: '47b9433a01fb',
        shown: 'f948f9a00df2',
      },
      fma: {
        state: '610acfa979dc',
        shown: 'c8f2d8a0636b',
      },
    },
    'instanceNoiseSchedule=constant': {
      strict: {
        state: '74bf084ec66c',
        shown: '4196357f0280',
      },
      fma: {
        state: '8087977d7949',
        shown: 'a43fd66bb4a8',
      },
    },
    'instanceNoiseSchedule=cosine': {
      strict: {
        state: '7405ea589a69',
        shown: '2982154f78c4',
      },
      fma: {
        state: 'f299cafc6017',
        shown: 'b09633fd879f',
      },
    },
    'augment=flip': {
      strict: {
        state: 'f39b92aac942',
        shown: '23a243283199',
      },
      fma: {
        state: 'c56d74eaec99',
        shown: 'c0fb77d8bd18',
      },
    },
    'augment=translation': {
      strict: {
        state: '03c50a23d2a6',
        shown: 'c68fcd525b28',
      },
      fma: {
        state: '25cad750b383',
        shown: '9a67111dea8e',
      },
    },
    'augment=edgeTranslation': {
      strict: {
        state: '5aa42bfde075',
        shown: '09d5eef2d634',
      },
      fma: {
        state: 'f87b94b25341',
        shown: '20c08186d6ea',
      },
    },
    'augment=affine': {
      strict: {
        state: 'a5e37e8d49ba',
        shown: '7d8515328929',
      },
      fma: {
        state: '88536eb87e7f',
        shown: '885363a040e5',
      },
    },
    'augment=colour': {
      strict: {
        state: 'ef5b0d903c3d',
        shown: 'e913fa7cb9c0',
      },
      fma: {
        state: '2e2fce5062f0',
        shown: '3e0fed98ef1f',
      },
    },
    'augment=cutout': {
      strict: {
        state: 'aa52f1266b74',
        shown: '7a69820c52af',
      },
      fma: {
        state: '3c0e360427f4',
        shown: 'c160620e04c4',
      },
    },
    'likelihood=learned': {
      strict: {
        state: '48deace349cf',
        shown: 'ec5dedfb8ac8',
      },
      fma: {
        state: 'e62213591729',
        shown: 'fc4092751e6a',
      },
    },
    'likelihood=bernoulli': {
      strict: {
        state: 'c6de97535cb0',
        shown: 'bf2c395575a8',
      },
      fma: {
        state: '49481c9e48ff',
        shown: '363d0c018262',
      },
    },
    'cost=squared': {
      strict: {
        state: '8e8841617f03',
        shown: 'c23c09341a84',
      },
      fma: {
        state: 'ad2b6022c5ff',
        shown: '32b6552295bc',
      },
    },
    'batches=joined': {
      strict: {
        state: 'd4ee1e6f6a4b',
        shown: '3013c10a60c1',
      },
      fma: {
        state: '6bc644988643',
        shown: '5809c2bb624f',
      },
    },
    'discriminatorUntil=converged': {
      strict: {
        state: '3144d07e9422',
        shown: '1733827506e4',
      },
      fma: {
        state: '755ee32f5eb4',
        shown: '04422552fefb',
      },
    },
    'discriminatorUntil=gradient': {
      strict: {
        state: 'f42b85de747e',
        shown: '5651387f1e66',
      },
      fma: {
        state: '0a4efe846409',
        shown: '5a7fc745130c',
      },
    },
    'discriminatorUntil=accuracy': {
      strict: {
        state: '7e53bc5d7464',
        shown: '3d6361537274',
      },
      fma: {
        state: 'e40d9c123226',
        shown: '743362572435',
      },
    },
    'discriminatorUntil=logitGap': {
      strict: {
        state: '93744f8657f1',
        shown: '8aa96c5190ea',
      },
      fma: {
        state: 'e6bd0a3eb37c',
        shown: 'db6299bc10aa',
      },
    },
    'optimizer=adamw': {
      strict: {
        state: 'd957e4f036fd',
        shown: 'c8f74c748e72',
      },
      fma: {
        state: 'deb2970b3b2a',
        shown: '5ce3df5dd9c6',
      },
    },
    'optimizer=sgd': {
      strict: {
        state: '93f53185409d',
        shown: '7290b148fa25',
      },
      fma: {
        state: '9321f7c69392',
        shown: 'f87939a32ea7',
      },
    },
    'optimizer=momentum': {
      strict: {
        state: '60a45f7ccdd9',
        shown: 'ebf93d3b0012',
      },
      fma: {
        state: '334d9da31bd3',
        shown: '75f00d10336b',
      },
    },
    'optimizer=rmsprop': {
      strict: {
        state: '44d53511e99c',
        shown: 'e899be63d1cf',
      },
      fma: {
        state: 'e71bd99895d3',
        shown: 'b763a9612af5',
      },
    },
    'optimizerD=adamw': {
      strict: {
        state: '108ebf98be43',
        shown: '0d2a44baefc1',
      },
      fma: {
        state: '78e25421eeee',
        shown: '49f1dd423388',
      },
    },
    'optimizerD=sgd': {
      strict: {
        state: '8610eccca454',
        shown: 'a5b13089ea13',
      },
      fma: {
        state: 'ff986a1d6321',
        shown: 'a42acf5e0bf8',
      },
    },
    'optimizerD=momentum': {
      strict: {
        state: 'ed6d963c0582',
        shown: 'cfb2f4c4c910',
      },
      fma: {
        state: 'b6b70d0a5385',
        shown: 'd681a4042c7c',
      },
    },
    'optimizerD=rmsprop': {
      strict: {
        state: '39f3813dd4c1',
        shown: 'b636d01709a1',
      },
      fma: {
        state: 'd69dc0d5d65c',
        shown: '6168485c6719',
      },
    },
    'learningRateSchedule=linear': {
      strict: {
        state: 'c628f2a55ee8',
        shown: '430186c3d3fa',
      },
      fma: {
        state: '07f758c90bb5',
        shown: '40c046fd86e2',
      },
    },
    'learningRateSchedule=cosine': {
      strict: {
        state: '51fe25fb35af',
        shown: 'dccf4abddfc3',
      },
      fma: {
        state: '8496f1d03fd3',
        shown: '3d8a939eb3a3',
      },
    },
    'momentumSchedule=linear': {
      strict: {
        state: '97f9a5712266',
        shown: '31f7be626949',
      },
      fma: {
        state: 'e4194e6ff5d1',
        shown: '9e7c59700e32',
      },
    },
    'momentumSchedule=cosine': {
      strict: {
        state: '76a56aea3bea',
        shown: '2d55853fb7b1',
      },
      fma: {
        state: '3b92bfc43f56',
        shown: 'd91800a15d45',
      },
    },
    'noise=0.2': {
      strict: {
        state: '9933233cfb1b',
        shown: 'fbb027a8535a',
      },
      fma: {
        state: '70c39f4389e8',
        shown: '771a842e4823',
      },
    },
    'imbalance=4': {
      strict: {
        state: '35fbe389460a',
        shown: '67056f185c83',
      },
      fma: {
        state: '0463c9a05651',
        shown: 'db6e0ab99a71',
      },
    },
    'conditional=true': {
      strict: {
        state: '16e77de71167',
        shown: '1e4eef99a998',
      },
      fma: {
        state: 'dd1665e3a015',
        shown: 'bdd7f87941ca',
      },
    },
    'pack=2': {
      strict: {
        state: 'f95b9d66de07',
        shown: '97be5377cf29',
      },
      fma: {
        state: '8a0850e537e5',
        shown: 'd4149e8e8b63',
      },
    },
    'unroll=2': {
      strict: {
        state: '8a5fdadd82c8',
        shown: '5b75ca390f3b',
      },
      fma: {
        state: '5b3eded273a1',
        shown: '8892c390fee4',
      },
    },
    'shards=4': {
      strict: {
        state: 'a28745cba6c0',
        shown: 'ec715e0548d7',
      },
      fma: {
        state: '5aac33085be3',
        shown: '69f3ca4877cf',
      },
    },
    'freeze=D/down1': {
      strict: {
        state: 'cc245192f3e8',
        shown: '64882f2e3d57',
      },
      fma: {
        state: '37a746d619d5',
        shown: '4066ed8a7390',
      },
    },
    'dropoutG=0.2': {
      strict: {
        state: '1750dce385c6',
        shown: '3213fa447897',
      },
      fma: {
        state: '1a9639ab6bfa',
        shown: '7686e1a8eddc',
      },
    },
    'dropoutD=0.3': {
      strict: {
        state: 'cdbfeed88f5c',
        shown: '777f374c4d7c',
      },
      fma: {
        state: 'f169fbc043a1',
        shown: '8b49a71be751',
      },
    },
    'generatorSteps=2': {
      strict: {
        state: '1d66d7720f8e',
        shown: '3b4d1ad08a74',
      },
      fma: {
        state: '337e6adbccdb',
        shown: '33852102348b',
      },
    },
    'discriminatorSteps=2': {
      strict: {
        state: '3aea311b3065',
        shown: 'b40963ccfd8e',
      },
      fma: {
        state: '267a3aa6a83b',
        shown: '0a40fde5f707',
      },
    },
    'weightClip=0.05': {
      strict: {
        state: '3478921a0bd5',
        shown: '3bec9b22719d',
      },
      fma: {
        state: 'ddf75ae8a4d3',
        shown: 'd32fadb2f18f',
      },
    },
    'historicalAveraging=1': {
      strict: {
        state: '2bbc228aa71d',
        shown: '13f43bdc303f',
      },
      fma: {
        state: '82ac77d5bc47',
        shown: '012e9659cabc',
      },
    },
    'historicalAveragingD=1': {
      strict: {
        state: '713c5caa1958',
        shown: 'd9e136b2a0e0',
      },
      fma: {
        state: '4d71579bb482',
        shown: '4865c579c85a',
      },
    },
    'labelSmoothing=0.1': {
      strict: {
        state: 'a19a0fc911b4',
        shown: '6d97400655c1',
      },
      fma: {
        state: '23109d085fe4',
        shown: 'aad86f13c0df',
      },
    },
    'labelNoise=0.2': {
      strict: {
        state: '31d7a4cc8409',
        shown: '459da2dd60a5',
      },
      fma: {
        state: '2e2815f00235',
        shown: 'fc1f3057268f',
      },
    },
    'instanceNoise=0.3': {
      strict: {
        state: '36406910e355',
        shown: '999ed75de6ac',
      },
      fma: {
        state: '9ed391f86906',
        shown: '566ebe33bf2c',
      },
    },
    'augmentProbability=0.5': {
      strict: {
        state: 'b10b83fcf89f',
        shown: 'fd911e62e1e0',
      },
      fma: {
        state: 'b818dbb4bf9e',
        shown: '2bbd39d17a11',
      },
    },
    'augmentTarget=0.3': {
      strict: {
        state: '869515ad7fe6',
        shown: '9efcb4690840',
      },
      fma: {
        state: '55fee0039262',
        shown: '4c505f6a8be3',
      },
    },
    'augmentImages=80': {
      strict: {
        state: '8914e1b9e335',
        shown: 'b3c70bf1ccc7',
      },
      fma: {
        state: '221210f3cc41',
        shown: '544abd0247b9',
      },
    },
    'discriminatorTarget=0.9': {
      strict: {
        state: '2ba2423ccf80',
        shown: '48d5fa0af3b0',
      },
      fma: {
        state: '8ae5b6951aa8',
        shown: '33075906c248',
      },
    },
    'weightDecay=0.5': {
      strict: {
        state: 'b0fe007259e4',
        shown: '4d275778cc1c',
      },
      fma: {
        state: 'e06dde2b77d8',
        shown: 'c10986a8b174',
      },
    },
    'emaWarmup=0.1': {
      strict: {
        state: 'f2d30ff08dc0',
        shown: '024c752f08d9',
      },
      fma: {
        state: '361c7cd0b2c4',
        shown: '0f8adb409d60',
      },
    },
    'maxoutPieces=3': {
      strict: {
        state: 'd0db5b2cc7f0',
        shown: '8b73f11593e1',
      },
      fma: {
        state: '626660102bd3',
        shown: 'e35d3390adac',
      },
    },
    'inputDropoutD=0.2': {
      strict: {
        state: '0a459cee9f17',
        shown: '114c15450355',
      },
      fma: {
        state: '78389e08d430',
        shown: '6352f2876f7d',
      },
    },
    'noiseD=0.3': {
      strict: {
        state: '301bd2ef949c',
        shown: 'f20a0e47371a',
      },
      fma: {
        state: '708513192f67',
        shown: '7a3151628bc9',
      },
    },
    'inputNoiseD=0.2': {
      strict: {
        state: 'd3b7d080e1b0',
        shown: 'f84444c6b860',
      },
      fma: {
        state: '7e05318428ff',
        shown: 'b47ddab45052',
      },
    },
    'filterSize=3': {
      strict: {
        state: 'c35b3e5c74df',
        shown: '7fb9454109dc',
      },
      fma: {
        state: '4655a29017ea',
        shown: '32e8872c9b80',
      },
    },
    'mirror=true': {
      strict: {
        state: '3c070cc7e874',
        shown: 'bc7e28da6b97',
      },
      fma: {
        state: '3e61a3e72fac',
        shown: 'd7e1249da7dd',
      },
    },
    'initializerGain=2': {
      strict: {
        state: '0998f9a03bff',
        shown: '91ee6d0e1b10',
      },
      fma: {
        state: '7d6498330259',
        shown: 'dfe5e5026f16',
      },
    },
    'initializerGainD=2': {
      strict: {
        state: 'd1c532795f49',
        shown: '31856f16a79f',
      },
      fma: {
        state: '0f5ea4e9bec8',
        shown: '4a0a58343d88',
      },
    },
    'deviation=0.2': {
      strict: {
        state: 'd3999ef58313',
        shown: '482d41ba9097',
      },
      fma: {
        state: 'd0df11b61e54',
        shown: 'fd650322de26',
      },
    },
    'klWeight=2': {
      strict: {
        state: '9be98df6c43e',
        shown: '43da4cb546a6',
      },
      fma: {
        state: '28af34f272d0',
        shown: '25e383cca1be',
      },
    },
    'classWeight=2': {
      strict: {
        state: '86df4e25ff1b',
        shown: '6358c9661ab6',
      },
      fma: {
        state: 'efe2e947d661',
        shown: '40273d8a0a86',
      },
    },
    'pseudoLabelWeight=1': {
      strict: {
        state: '812c93918911',
        shown: 'c02773e3151c',
      },
      fma: {
        state: '90199318e2ee',
        shown: 'f280ee073a47',
      },
    },
  },
};
