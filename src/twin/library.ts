/**
 * What NumPy and PyTorch call the same things. The pieces of a twin are written once against these names; where the
 * two differ in more than a name (modules, their states), `twin.ts` puts in what each needs.
 */
export const TWIN_FORMATS = ["numpy", "pytorch"] as const;
export type TwinFormat = (typeof TWIN_FORMATS)[number];

/** Every function takes and gives Python expressions. */
export interface Library {
  readonly title: string;
  /** What the script needs, in words. */
  readonly needs: string;
  readonly imports: string;
  /** Functions that the library itself lacks, and settings. */
  readonly helpers: string;
  readonly sigmoid: string;
  readonly softmax: (scores: string) => string;
  readonly tanh: (x: string) => string;
  readonly exp: (x: string) => string;
  readonly log: (x: string) => string;
  readonly zeros: (count: string) => string;
  /** A number as something that can be stacked. */
  readonly scalar: (x: string) => string;
  readonly countFromOne: (count: string) => string;
  /** Vectors, one after the other. */
  readonly join: (...parts: readonly string[]) => string;
  /** Matrices, side by side. */
  readonly beside: (...parts: readonly string[]) => string;
  readonly stack: (rows: string) => string;
  readonly split: (x: string, parts: number) => string;
  /** Scores that are −∞ outside. */
  readonly only: (inside: string, scores: string) => string;
  readonly tensor: (numbers: string) => string;
  readonly atLeastOne: (x: string) => string;
  /** Reads the numbers of one tensor of a safetensors file, from an offset on. */
  readonly fromBuffer: string;
  /** A parameter by the name that it has in the file. */
  readonly parameter: (name: string) => string;
  /** Four parameters of a recurrent layer, by a name in Python's `f"…"`. */
  readonly cellParameter: string;
  readonly embed: (side: "encoder" | "decoder", ids: string) => string;
  readonly ids: (list: string) => string;
  readonly linear: (module: string, x: string, bias: boolean) => string;
  /** A state of the decoder: of its top layer, and of the lower one of two. */
  readonly top: (state: string) => string;
  readonly lower: (state: string) => string;
}

const numpy: Library = {
  title: "NumPy",
  needs: "Python 3.8 and NumPy",
  imports: "import json\nimport sys\nfrom pathlib import Path\n\nimport numpy as np",
  helpers: `
def sigmoid(x):
    """σ(x) = 1 / (1 + exp(−x)), written with tanh, which cannot overflow."""
    return 0.5 * (1 + np.tanh(0.5 * x))


def softmax(scores):
    """exp(e_j) / Σ_k exp(e_k). The largest score is subtracted first: the result is the same, exp cannot overflow."""
    powers = np.exp(scores - np.max(scores))
    return powers / np.sum(powers)
`,
  sigmoid: "sigmoid",
  softmax: (scores) => `softmax(${scores})`,
  tanh: (x) => `np.tanh(${x})`,
  exp: (x) => `np.exp(${x})`,
  log: (x) => `np.log(${x})`,
  zeros: (count) => `np.zeros(${count})`,
  scalar: (x) => x,
  countFromOne: (count) => `np.arange(1, ${count} + 1)`,
  join: (...parts) => `np.concatenate([${parts.join(", ")}])`,
  beside: (...parts) => `np.concatenate([${parts.join(", ")}], axis=1)`,
  stack: (rows) => `np.array(${rows})`,
  split: (x, parts) => `np.split(${x}, ${parts})`,
  only: (inside, scores) => `np.where(${inside}, ${scores}, -np.inf)`,
  tensor: (numbers) => `np.array(${numbers})`,
  atLeastOne: (x) => `np.maximum(1, ${x})`,
  fromBuffer: 'np.frombuffer(content, "<f4", (end - begin) // 4, start + begin).astype(float)',
  parameter: (name) => `parameters["${name}"]`,
  cellParameter: 'parameters[f"{side}.rnn.{name}_{place}"]',
  embed: (side, ids) => `parameters["${side}.embedding.weight"][${ids}]`,
  ids: (list) => list,
  linear: (module, x, bias) =>
    `parameters["${module}.weight"] @ ${x}${bias ? ` + parameters["${module}.bias"]` : ""}`,
  top: (state) => state,
  lower: (state) => `${state}_l0`,
};

const pytorch: Library = {
  title: "PyTorch",
  needs: "Python 3.8 and PyTorch 1.11 or newer",
  imports: "import json\nimport sys\nfrom pathlib import Path\n\nimport torch\nfrom torch import nn",
  helpers: `
torch.set_default_dtype(torch.float64)
torch.set_grad_enabled(False)  # to train on in a notebook: torch.set_grad_enabled(True)
`,
  sigmoid: "torch.sigmoid",
  softmax: (scores) => `torch.softmax(${scores}, 0)`,
  tanh: (x) => `torch.tanh(${x})`,
  exp: (x) => `torch.exp(${x})`,
  log: (x) => `torch.log(${x})`,
  zeros: (count) => `torch.zeros(${count})`,
  scalar: (x) => `torch.tensor(float(${x}))`,
  countFromOne: (count) => `torch.arange(1, ${count} + 1)`,
  join: (...parts) => `torch.cat([${parts.join(", ")}])`,
  beside: (...parts) => `torch.cat([${parts.join(", ")}], 1)`,
  stack: (rows) => `torch.stack(${rows})`,
  split: (x, parts) => `(${x}).chunk(${parts})`,
  only: (inside, scores) => `${scores}.masked_fill(~(${inside}), -torch.inf)`,
  tensor: (numbers) => `torch.tensor(${numbers}, dtype=torch.float64)`,
  atLeastOne: (x) => `${x}.clamp(min=1)`,
  fromBuffer:
    "torch.frombuffer(content, dtype=torch.float32, count=(end - begin) // 4, offset=start + begin)",
  parameter: (name) => `model.${name}`,
  cellParameter: 'getattr(model[side].rnn, f"{name}_{place}")',
  embed: (side, ids) => `model.${side}.embedding(${ids})`,
  ids: (list) => `torch.tensor(${list})`,
  linear: (module, x) => `model.${module}(${x})`,
  top: (state) => `${state}[-1]`,
  lower: (state) => `${state}[0]`,
};

export const TWIN_LIBRARIES: Readonly<Record<TwinFormat, Library>> = { numpy, pytorch };
