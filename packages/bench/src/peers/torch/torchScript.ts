/**
 * The same networks and training steps in PyTorch. argv holds the settings as JSON. For each line of stdin, a number of steps,
 * it prints the seconds that they took.
 */
export const torchScript = `
import copy, json, sys, time
import torch
from torch import nn
from torch.nn.functional import softplus

c = json.loads(sys.argv[1])
torch.set_num_threads(c["threads"])
shape, batch, width, latent = c["shape"], c["batchSize"], c["width"], c["latentDim"]
ACTIVATIONS = {"relu": nn.ReLU, "leakyRelu": lambda: nn.LeakyReLU(0.2)}

def size(dims):
    n = 1
    for d in dims: n *= d
    return n

def mlp():
    hidden = [width * 2 ** i if c["widening"] == "double" else width for i in range(c["depth"])]
    def stack(widths, name):
        return [m for a, b in zip(widths, widths[1:]) for m in (nn.Linear(a, b), ACTIVATIONS[name]())]
    tail = [nn.Tanh()] if len(shape) == 3 else []
    G = stack([latent] + hidden, c["activationG"]) + [nn.Linear(hidden[-1], size(shape))] + tail
    down = hidden[::-1]
    return G, stack([size(shape)] + down, c["activationD"]) + [nn.Linear(down[-1], 1)]

def dcgan():
    start, levels = shape[0], 0
    while start > 4 and start % 2 == 0: start, levels = start // 2, levels + 1
    top = width * 2 ** (levels - 1)
    def after(channels, norm, name):
        return ([nn.BatchNorm2d(channels)] if norm == "batch" else []) + [ACTIVATIONS[name]()]
    G = [nn.Linear(latent, start * start * top), nn.Unflatten(1, (top, start, start))]
    G += after(top, c["normG"], c["activationG"])
    for level in range(levels - 1, 0, -1):
        n = width * 2 ** (level - 1)
        G += [nn.ConvTranspose2d(2 * n, n, 4, 2, 1)] + after(n, c["normG"], c["activationG"])
    G += [nn.ConvTranspose2d(width, shape[2], 4, 2, 1), nn.Tanh()]
    D = []
    for level in range(levels):
        n = width * 2 ** level
        D.append(nn.Conv2d(shape[2] if level == 0 else n // 2, n, 4, 2, 1))
        D += after(n, "none" if level == 0 else c["normD"], c["activationD"])
    return G, D + [nn.Flatten(), nn.Linear(start * start * top, 1)]

G, D = (nn.Sequential(*layers) for layers in (mlp if c["architecture"] == "mlp" else dcgan)())
averaged = copy.deepcopy(G)
adam = lambda net, rate: torch.optim.Adam(net.parameters(), lr=rate, betas=(c["beta1"], c["beta2"]))
optimizerG, optimizerD = adam(G, c["learningRateG"]), adam(D, c["learningRateD"])
real = torch.rand([batch, size(shape)] if c["architecture"] == "mlp" else [batch, shape[2], *shape[:2]]) * 2 - 1

def step():
    with torch.no_grad(): fake = G(torch.randn(batch, latent))
    optimizerD.zero_grad()
    (softplus(-D(real)).mean() + softplus(D(fake)).mean()).backward()
    optimizerD.step()
    optimizerG.zero_grad()
    softplus(-D(G(torch.randn(batch, latent)))).mean().backward(inputs=list(G.parameters()))
    optimizerG.step()
    with torch.no_grad():
        for a, w in zip(averaged.parameters(), G.parameters()): a.lerp_(w, 1 - c["emaDecay"])

print(torch.__version__, flush=True)
for line in sys.stdin:
    begun = time.perf_counter()
    for _ in range(int(line)): step()
    print(time.perf_counter() - begun, flush=True)
`;
