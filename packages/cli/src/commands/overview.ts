/** What `ganvil --help` prints. Written out, so that it costs no start of TensorFlow.js. */
export const commandList = `ganvil: train GANs on machines without a GPU

Usage: ganvil COMMAND [arguments]

Commands:
  train     [PRESET | config.json]  train a GAN; without a preset: digits
  resume    RUN                     resume a run where it stopped
  sample    RUN                     draw new samples: a picture or points
  evaluate  RUN                     measure how good the samples are
  digest    RUN                     print the SHA-256 of the state of a run
  verify                            check that this machine computes the bits
                                    of all others
  serve     [RUN]                   the page that trains in a browser; with RUN,
                                    that run live
  list      [TABLE]                 presets, datasets, losses, settings, ...
  bench     steps | kernels         how fast this machine is, beside others

Examples:
  ganvil train                      draw digits, from an embedded data set
  ganvil train ring8 --steps 2000 --seed 1
  ganvil train mnist-dcgan --data path/to/mnist --out runs/mnist --budget 30m
  ganvil resume runs/mnist --steps 20000
  ganvil sample runs/mnist --seeds 0-31 --out grid.png

ganvil COMMAND --help tells more.  ganvil --version prints the version.`;
