// Written by `node tools/run.mjs goldens`.
import type { Goldens } from './types.ts';

/** What `verify` must find, for one version of the bits. */
export const goldens: { readonly abi: number; readonly digests: Goldens } = {
  abi: 10,
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
        state: 'c8ddbda787cb6263e78f412234fdad622c1ef194b0523c7f0a5cc4b0199542fe',
        shown: 'e7fd69252533fb266b5b66973fa4b8c75f38afa57e5aa56fd58b394bb489b86c',
      },
      fma: {
        state: '7276ea9fc3bf4e5dea7c55d6751b804c65a87800878a0ff99eb6164822f99e78',
        shown: '5499d08eb5fffcb621278cb4f7a128c8bd6f70132180438031e09d3effdc1f9a',
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
        state: '3883be350b76a682251287761140da5393dd4620c1df7bacc710a5a395c6fee7',
        shown: 'a652c50c901761e932b35916d0a776a01143cf053a8e8ff457dc01075ff901d9',
      },
      fma: {
        state: '3f1c2447977712dff837e82286bd4edc97c4784fa7cbac0580a6ab25b07a5b73',
        shown: '0e7702fbe4498a214ba5225834184acfb773a88b351504e9c87e7e987ce95279',
      },
    },
    'fashion-dcgan': {
      strict: {
        state: '3883be350b76a682251287761140da5393dd4620c1df7bacc710a5a395c6fee7',
        shown: 'a652c50c901761e932b35916d0a776a01143cf053a8e8ff457dc01075ff901d9',
      },
      fma: {
        state: '3f1c2447977712dff837e82286bd4edc97c4784fa7cbac0580a6ab25b07a5b73',
        shown: '0e7702fbe4498a214ba5225834184acfb773a88b351504e9c87e7e987ce95279',
      },
    },
    'cifar-dcgan': {
      strict: {
        state: '359ca5866bcec2bc1bde0cdc1f24ceb3319c4b9df7750d5c7f2114816a8032ba',
        shown: 'ad3cfa797bfdb1e499f2d49c01d352c757f400fefe672eea2bb8c99c432d3459',
      },
      fma: {
        state: '556f0870a36734dc55facf1f6ac0067e448c76e6f3a2626091da3b13dd0135e9',
        shown: '0f25af5b1e270f49c37d2ae54aa00a651f53e1f8e51a131be947a855ecea6f20',
      },
    },
    'own-pictures': {
      strict: {
        state: '8bd5afcabfcae492d672333ced09d55f406c3e85a55605e97ed9d4bab81be71b',
        shown: 'dc7e498b7c1d2184440e6c3a9db7dd429ef355665c2d1d6dd32adb8830bdda60',
      },
      fma: {
        state: 'a16067329269c6132fd5e3b652a64c28581ad474139ed3ba453b96108dbc5b3e',
        shown: '5382a816e183550900a13ab8cfe5678d34d97aa11b2cf1ded0bec59c2d4cd9f3',
      },
    },
    'ring8-wgangp': {
      strict: {
        state: 'd9b8f8bffdba9be931a36b42a583ef8b1f118c8345c8dcad8309e81b3209beed',
        shown: '23b50f984df495419f92dcb0cb65806b15e345e2707fa7d8016e84b099166e41',
      },
      fma: {
        state: 'a0c68a671641e3f118651a4b03ab71fe5afeb9bafaf2bf9e822633aa0315cd40',
        shown: '10f8e1515d4aba3611f8c4e42939be939b983610bb34585cd6855feadfae8a53',
      },
    },
    'swissroll-kl': {
      strict: {
        state: 'fc4c3aadbf950c911151ad9bad057364ec115df3811133ef487adab160824511',
        shown: '53c76b1f8a29e115aa5c75049ece1dd26d3ceaec368c6a76a601a8347bcfffd3',
      },
      fma: {
        state: 'ecd1ad7b5ae83f076a0944598ceae9fc856ee901571013a1a40f7bf5cc15a32c',
        shown: 'a7d0ab1d1d96d111dab52dba46aab301164c6e910ff265628f7f44ad71410dea',
      },
    },
    'stacked-digits': {
      strict: {
        state: '1c1ed9f0e1087acab83c2c1c82b2c72adab7b80e31ea6091bc0591dcc2ceee10',
        shown: '2dbb6383d3f123d5971f7476dc5c13585ce512195eae998f69aa1828a923a1a1',
      },
      fma: {
        state: '53334f8e423a85503d2485b6fd78a0a35fa57d63c31e850fd63302a881a4a942',
        shown: '3094950d917272bf72b2ecf61774b7f593ea1152118080a83df7a3798b040926',
      },
    },
    'moving-digits': {
      strict: {
        state: '020c4d8d82249735ed5247f1164de19a7fb79a73baea36eccb787da6a05fe038',
        shown: '7cca688a69c829682e83f03e4a698a83040f8f6c18c9762df0cca00928b47572',
      },
      fma: {
        state: 'c3d7ffcd2f89f8a91f6cdd06df3b7ac18f269e0a387fd442362a5c13c8010d40',
        shown: '45d4909a2153b3e5ca702998536990d2eb4741b027941d58358605bc2808560e',
      },
    },
    banknotes: {
      strict: {
        state: 'b045ce351ccb75f02892da6c2c16f3c14c0e4f0f89a6f7cfd0ed8e7ec8b8a6fc',
        shown: '72733caf1b684accd2f9addbdcfbae47cf014c6760ea51a1d6a2692b992cc580',
      },
      fma: {
        state: 'fdcb8eb012a749929a3bce6b198f52a3c30557ef505a5a8031ca7aa040e8cede',
        shown: 'd51d41fdec4151ecfd684e5c27bf00900409b1e0ae82810dfac6d9ba844273b5',
      },
    },
    logograms: {
      strict: {
        state: '9f6636fde7be5d290a0daf4df1a32bfc6504885cf64b45d9baf31416a6324034',
        shown: '9f294fbc91722c6ee3f7514fbec8483c1d9571812d6894ad59043c7c9e6e5c64',
      },
      fma: {
        state: 'dff24047a3dca292fabf1aa0399e0154f8d5909206cf620fba6cb79598216cf4',
        shown: '5ab5a552e4c8979c9bc3a9fb6d5a750d6ceb531b146221b5e0bc88d7b223068d',
      },
    },
    faces: {
      strict: {
        state: '87bcc0c04c55339ac183bd1a5ce6636a20c9bd8753ee7762dc195a987ce1f56c',
        shown: 'f7c822cb6c1d3d71b40caadf7f7318d52b136bb0cca3c882208fb6b47f395243',
      },
      fma: {
        state: '4937d6156494aac45f3d6da80f71ddde154f6a2289d8086a01ced5263f24e523',
        shown: 'fbc96f322da574ef35a42587c6b43a511ccd8233b042b55ce24fb9d20a236cd8',
      },
    },
    calorimeter: {
      strict: {
        state: '86241c8914347e3f89674535ff890648be3843fe622bd52497b3557ba842aac9',
        shown: 'e90e3faf67091cc4faec91c3d5c70e2157605b54918d97f04a26c98504c8aea3',
      },
      fma: {
        state: 'e0cca59a1011a553b410eaeca948b6ffe469a6e708e6a7c1ce05ad67d8a15bfb',
        shown: '3c5c4c9abff29bc44d86a9727b67cbc05291dc83c67860e66b96b7665f0a371b',
      },
    },
    'spam-words': {
      strict: {
        state: 'a0b6e11b8ae336e87f26a537c362549e027c2ed50c09332fb279f0a473a27b3e',
        shown: '99d46a2547368e3bc292e371c45bd34a8367bcad69fe9884652f22f4d5652cbf',
      },
      fma: {
        state: '375c3ad46a8c403abfc67bf0ffca3d195a5c806a7d757428b625348b447424af',
        shown: '4410c7a20210ba52324505c9a5b00111031e8226bb38f142b2a6fff06e953812',
      },
    },
    'ring8-pacgan': {
      strict: {
        state: '80fa97b0d8264972c7d0cbd053c8fdc017cc68cf86ceeedc094fea27625f4429',
        shown: '7ca5d03e5f79d11a358f013f276f46684ead1a9aedc71d10206cbc4cd5799d6c',
      },
      fma: {
        state: '76ec843474ea1be9d1e52ada95f9d8a34558e7764f0ccb21ea04b1dd25205d54',
        shown: '71c520306a735d776662bde5924c6f42ac4d2931e1acdc261b8ac9e95cbd508d',
      },
    },
    'grid25-pacgan': {
      strict: {
        state: '188b26cb0b35e3090bc6884470a6fe15fb26004b1cf8e889c22086d81ee8324a',
        shown: '0daffabd7233ce786f4f3299cd887476a446b8abc4d77e02a10c6c048215ea96',
      },
      fma: {
        state: 'c70b17992b8ed5d3f046506866c28a1288088bea6b42ae5c48ffdd3c76d036d8',
        shown: '8d30fdac707a8295a9237057b4cba56d8f8c9ce5e10892aafbfeef987e7a1e64',
      },
    },
    'ring8-unrolled': {
      strict: {
        state: '430cfa7244d3d2ac46abffafd4f626e9e050a4377bd4a837ebcdd237d16cc5f5',
        shown: 'ea244122fe1c0ad74b80f443ed2e76e6efd500684999a36134d39003cb834991',
      },
      fma: {
        state: '0c74cefd53364e30523931167c63e2270b0a318ed419e4c7b777f94804fe82b6',
        shown: '797ff4e2452332231d10439326c1332eb8cc1bb681f8854b44a1630fb1990cf7',
      },
    },
    'nagarajan-kolter': {
      strict: {
        state: '3d5f4cdd5379fa93ce0eed37565a63e66a062463ad8c206e421f2581cab87297',
        shown: '6bd0a2ccddba70c48d9a9a795f8e7df54bc3b547a40e4bdafc35e3c899758cca',
      },
      fma: {
        state: '4535084cd9797aa7bb000204b50ce43cae4d1f5473b0cbd78091137ec220605d',
        shown: 'dbac56e76971b9d4dd14b090eba8ee97f79c67eb31f00c9b851d45546580da47',
      },
    },
    'gauss1d-aylien': {
      strict: {
        state: '21ac5349a545d524c6b19696c4638ed912ce6023456b25c86903804259824dc1',
        shown: '04cff106b2b2f27d1e26a2dc74b2381e39793d4bee2cdaf22b84cbe2c7f4a838',
      },
      fma: {
        state: '6437426d7cdf3c89dee7c931eea3f442694e3a9bfcf4e3e9d971b3474e7648a8',
        shown: 'f415279253c8ebcc98090f3720e5dd1e735339fe61bac48fa02a978ca0d409a3',
      },
    },
    'gauss1d-50lines': {
      strict: {
        state: '9bcb589db39eb1a0d7acfd15447db75de6ab04544ca12c2460503b04ffc86f4f',
        shown: '188be9b74d21008eaec45bd9dd6d623c701321eb4d83bb687acf7e6bf9ee9cff',
      },
      fma: {
        state: 'ced5baf3ff1225041c8260f01e840d11e595b9ca697512c15c70d81b6e115307',
        shown: 'af5b615666560524ec0618be18ad38c8334c0bde9c3caa1a66ce6f705e899095',
      },
    },
    'mnist-goodfellow': {
      strict: {
        state: '98c8364a347505e23c27d086da98617cb602c1cc0b173b21fb78e08f66ebd2a8',
        shown: 'ae3d9175cb1f1e7b4627dbb666c59dc706e93580035267fc065aa0b7f1949201',
      },
      fma: {
        state: 'f434cd5220ca391845a4101b8929ef8501ce7760bcbc39eb79043636a318aa7e',
        shown: '4ef54dff46a7c8d56a55d11f23d6eb923248fa014585c1c60d3a70168c65aa68',
      },
    },
    'mnist-conditional': {
      strict: {
        state: '0f0652ffba7c5d727d5963e1103d10260ceba87c66b93e22473de8239fcedb22',
        shown: '119c47cbb9d657b42b6091ebd7c5fac19cc8cf33293c87e25f7d8aba573fc7a6',
      },
      fma: {
        state: '7de3ae65d358e386ff732dcdd7e7dc98e70b7e00a6ea39955472aff6398a3af5',
        shown: 'fb6c229afc65d88937ff49bb37edcbe59fb056d92d8d8c9428af2b51875725ec',
      },
    },
    'dcgan32-silva': {
      strict: {
        state: 'b1dd3c7a46eb7cf1f1b913c95e919be4832f1f0d8ca943f1969e47df90f2fdba',
        shown: '6214795d51c1268e42792c0e9e48289351da73ac32652a9f3fd7e36adcffbb95',
      },
      fma: {
        state: '2d948dec74bc9db2f612a245c27dbb603f093f9c7636f0ec1fbb13908c6b5dd9',
        shown: '3e1d37f981c589c3c7e41a2929287f2523a835572a9494c512d00eb517b4504d',
      },
    },
    chirps: {
      strict: {
        state: 'aa733eb6fdf13c46f7071afc4ae7e7ffe2715484551baefc658319902ddee2d0',
        shown: '5eca947f111dc39075b997883f3f737cb102add6efe02e830e38dfd1d1cd09fb',
      },
      fma: {
        state: '79c363be9bf8a94c7f22b4b10ded102d13381a456a7ce90e020adb20f46b1e68',
        shown: '81c85649332d3d83f914c3c0b7905adde1290e990508fc40c947dadd7d099165',
      },
    },
    voxels: {
      strict: {
        state: '92122575be68710dc37a51de314c62459ca0e91a545599c55325f18411223bcb',
        shown: '0c25a8d40df8558ed1dd5205278d779936d02e1f7e9ef0d4971ce4e5d49a6428',
      },
      fma: {
        state: 'c783e85a25ddb71b17857fa8d74ab11f00f9db5f0bb4596bdf145118dd724253',
        shown: 'a24d6dcffe8f8eb3e96c3630b1959f65e7a4c30510997790665d6b1128c2a992',
      },
    },
    'digits-auxiliary': {
      strict: {
        state: '60e5272b65a37b0d6fefa32030ccf3b9acc5dbffc998126d728ef1308ef68f3a',
        shown: 'c75a0f1800d73b880be74c8da528a7d46f7b3f3c04e21273d21495fac3f42829',
      },
      fma: {
        state: '1b506031d1a74e2cacc11ad192ea386b86c426fdf85d742635fb9b1f281ae9a2',
        shown: '045fd2165e1182d832fa632bcc1ecef35019cabc162880eb0f818a2b16c21045',
      },
    },
    judge: {
      strict: {
        state: 'cde8881a2439a796dfefd95a646cdc97adb8b81bf35372328860787d8955394b',
        shown: '9bdfa54e51d31e5fe4e0a8f9503b8ed3e702f1a298ddf81510bee06cc02a27f9',
      },
      fma: {
        state: '2051966b2610dc3abc671165f9a712498039ecebfe631c5144fd5253bebb767d',
        shown: '04999c67ca0a88a36f1c6526088ab3da307f6618ec7ded82abcba8da0bd25de8',
      },
    },
    'digits-judge': {
      strict: {
        state: '74329e0422e2b0946590e0a89ca52876bdb9e50596fcd08cc8155b0cadad7fc7',
        shown: '8fd44068e485e1c318eb603e0c8f245d4847fa7e55cd5cbc06ad72511fd4ce7d',
      },
      fma: {
        state: '80e86555959d2c01e4549fd29928e4644aa714b16474a8d03091263249a33381',
        shown: 'b82ca5eff90bdefa37229e2b0eecb8c12858089438605c6284d3ed3b202750e4',
      },
    },
    'mnist-judge': {
      strict: {
        state: '070fe74288203999000e2f7cb853665c562e0756b53c739ffe4cbb47cc7639a9',
        shown: 'e28a2e29360eb54ff16ab65f9f4867a0e24b6c2e7596b6c60253d62e1372099d',
      },
      fma: {
        state: 'ae50baf31d0baff5657256b6793202a0c772827b0810d018fca35ad13ed250c1',
        shown: 'b30e7af5c57fbedac772908f9f14917d1ba1c53cda3ae5e5131bb52176b818d1',
      },
    },
    'fashion-judge': {
      strict: {
        state: '35d24523abcf7c2b9307eb3ef2abebf10aafa4faf503b93df36b6f2ba1fdb4ca',
        shown: 'd81a8928538c4e04b9925ba6e4075f85f672bf9205454b19c587f1c01cc14622',
      },
      fma: {
        state: 'ed968e7e139dc7ecf621c36c79c49676345dd7b2623a740e3e5f4f12ff71ce3a',
        shown: 'b84e194e6639d2ce857c93b15fa0bcfa8933a2eb01f46fb39a2233363bc416b5',
      },
    },
    'cifar-judge': {
      strict: {
        state: 'fb27802a72ae78b248bb07440306bc6e6cfc2c40c6f3eacda29b673a747207ef',
        shown: 'f060871b9f250c93bffcfee6d7d53172e4b24bfd6890ba3be63c780786f69d3b',
      },
      fma: {
        state: 'f78e307fc21388a7ee2355657089062033fd63f6265cd027061225e9fe755851',
        shown: '8cefb01388462513e179dac75b8adeaa56b46e15c3002efe45d1578d9fc16894',
      },
    },
    'digits-semi': {
      strict: {
        state: '5d2878004d319b2d77122df95f0c9967b34ad44aca545ccadb7d6311fe51dc27',
        shown: '08a9b1e9d7413315af2818bcf3bf4a60585012b173468ad52aa1a56cc214a8c4',
      },
      fma: {
        state: 'c752ffb4291a2a2fc5ff236b758955e0ec37cae16b797f9367e5968bef5da42a',
        shown: '372c1a773e9ce35e8e36fc36a91cb4c75db4314c7ceb233670dd2e74c2de9846',
      },
    },
    'mnist-semi': {
      strict: {
        state: '449b25c082b33b907df7493310218879c368ec302de8cee372ba5b3751f7cada',
        shown: '9f45c08ca430aae59540178c97d33dc970add65eb1b79cd0f9446132b314e25f',
      },
      fma: {
        state: 'faf852f4d4cf25589d7f8bd5ba986eb9b3e89100e9af391044960872129be3bb',
        shown: '8848944237c20aba3b1fa826d004a621ad77363f173e07bf5b0293540e8aa0dd',
      },
    },
    'ali-digits': {
      strict: {
        state: '6dfa078fa533290a18343d62a4940467554f6df21bcc5c861ddb7e3bd3a621c8',
        shown: '20de1465b5cd4722ed47e61aad6852ff01c93035066b1df8f035775270e1439c',
      },
      fma: {
        state: '0682372ba90460dfe5d680d970866e7b0d9579433f0dfe81585bfc8e1a44739a',
        shown: '698204768668a7a3a1687964d02fd210657db016728719b737ae16ae822eb931',
      },
    },
    'vae-digits': {
      strict: {
        state: '05c7ebb67d7ed96f2635520c5994a0039adb0fbc1387aeec54029b898cebc7fb',
        shown: '7a6b16afa08b2270d7163be122a17b778002d1134006732da7631b7dd948382c',
      },
      fma: {
        state: 'bbe4af5bb4095d6a700fca4b0bc28b2de04e1bd3f2d785ccbdcd6e51adbf0f23',
        shown: '0bfd8dd0564de851b4e25186e11bae31f0d228bcb1c3eece7e81fa0f67e32851',
      },
    },
    'collapsing-digits': {
      strict: {
        state: '76e2b7865ccb7ce98757c96569241866bc5ae1e478d0bd9d03ccdbb309475ac1',
        shown: '4c51edda2238870cf67a9e11d1124b1656c0018830c940eefce1d1a649b4d8e6',
      },
      fma: {
        state: 'e6cdd73d62f92d8c0692d7d53cbba169ebb7529d1c21f5cda504ef6802336cd8',
        shown: 'e07871efae78b076932e7dea8f2185b8f60708a97aa3a604b92d787bcc534b02',
      },
    },
    'glo-digits': {
      strict: {
        state: 'ec749e7693e22e9fb7312d35fb59e46d81cb5a2d55ce104b394372b3a4798d0c',
        shown: 'c22a15170d49ddef1c739a5cdea8019a67c3389c80fe91bbab8c3abbc6bdec57',
      },
      fma: {
        state: '3d0ac93b685721daff18eae98e2fd7c3287447e8d52f1c2b20387ab8b79085b2',
        shown: 'fdf0e5cae10844453c62485d5329d400416e065d4f38523b9a06d2f6f90ca58e',
      },
    },
    'autoregressive-digits': {
      strict: {
        state: '13e7d192a3ac738c73eec20a2b7d8f597339e543c7ba48a971dd7ceaf7e64b1a',
        shown: '32e85115580c98187d743f70056c490fcdf1249a98168370b56d88e9da68a0d0',
      },
      fma: {
        state: 'c1e9b6254a88347f505a758d6373b89180c2c00c8983e59ba59421272b04b803',
        shown: 'e145fa509e6f322cc40916f48ab8a1837c86de757eb2e1ebc306c78265893516',
      },
    },
  },
};
