/**
 * A step in tensorflow.js, with the operations that the model runs. Vectors are rows, `[1, units]`, as in a batch of
 * one sentence and one word.
 */
import { besideWord } from "../../../trace/anatomy";
import type { CellId, ScoreId } from "../../../trace/architecture";
import type { StepId } from "../../../trace/steps";
import { bridgeName } from "../../../twin/encoder";
import type { FormulaPlace } from "../place";
import { cellCodeOf, handsOver } from "./cellCode";

type Lines = readonly string[];

const parameter = (name: string): string => `parameters["${name}"]`;

/** `W x` for rows: x Wᵀ. */
const product = (x: string, weight: string): string => `tf.matMul(${x}, ${weight}, false, true)`;

function attention(...names: string[]): string[] {
  return names.map((name) => `const ${name} = ${parameter(`attention.${name}`)};`);
}

const SCORES: Readonly<Record<ScoreId, (of: { units: number; count: number }) => Lines>> = {
  dot: ({ units, count }) => [
    `const scores = ${product("query", "states")}; // [1, ${units}] · [${count}, ${units}]ᵀ → [1, ${count}]`,
  ],
  "scaled-dot": ({ units, count }) => [
    `const products = ${product("query", "states")}; // [1, ${count}]`,
    `const scores = tf.mul(products, 1 / Math.sqrt(${units}));`,
  ],
  general: ({ units, count }) => [
    ...attention("W_a"),
    `const keys = ${product("states", "W_a")}; // W_a h_j, the same for every query: [${count}, ${units}]`,
    `const scores = ${product("query", "keys")}; // [1, ${count}]`,
  ],
  concat: ({ units, count }) => [
    ...attention("W_a", "U_a", "v_a"),
    `const keys = ${product("states", "U_a")}; // U_a h_j, once for a sentence: [${count}, ${units}]`,
    `const asked = ${product("query", "W_a")}; // [1, ${units}]`,
    `const energy = tf.tanh(tf.add(asked, keys)); // [${count}, ${units}]`,
    `const scores = ${product(`tf.reshape(v_a, [1, ${units}])`, "energy")}; // [1, ${count}]`,
  ],
  location: ({ count }) => [
    ...attention("W_a"),
    `const all = ${product("query", "W_a")}; // a number for each place that W_a has a row for`,
    `const scores = tf.slice(all, [0, 0], [1, ${count}]); // [1, ${count}]`,
  ],
  uniform: ({ count }) => [`const scores = tf.zeros([1, ${count}]);`],
};

/** The largest is subtracted first; the shares are the same and exp cannot overflow. */
const softmaxOf = (name: string, of: string): Lines => [
  `const powers = tf.exp(tf.sub(${of}, tf.max(${of}, 1, true)));`,
  `const ${name} = tf.div(powers, tf.sum(powers, 1, true));`,
];

function softmax({ trace, row }: FormulaPlace): Lines {
  const { window, gaussian, radius, units } = trace.model;
  const count = trace.source.tokens.length;
  if (window === "global") return [...softmaxOf("weights", "scores"), `// [1, ${count}]`];
  const centre =
    window === "local-m"
      ? [
          `const position = tf.tensor2d([[Math.min(${row + 1}, ${count})]]); // p_t = t, at most the last place`,
        ]
      : [
          ...attention("W_p", "v_p"),
          `const hidden = tf.tanh(${product("query", "W_p")}); // [1, ${units}]`,
          `const place = tf.sigmoid(${product("hidden", `tf.reshape(v_p, [1, ${units}])`)}); // [1, 1]`,
          `const position = tf.mul(place, ${count}); // p_t`,
        ];
  return [
    ...centre,
    `const distance = tf.sub(tf.range(1, ${count + 1}), position); // j − p_t, [1, ${count}]`,
    `const inside = tf.cast(tf.lessEqual(tf.abs(distance), ${radius}), "float32");`,
    "// What is outside gets exactly 0 and does not count for the largest.",
    "const counted = tf.add(scores, tf.mul(tf.sub(inside, 1), 1e9));",
    "const powers = tf.mul(tf.exp(tf.sub(counted, tf.max(counted, 1, true))), inside);",
    "const aligned = tf.div(powers, tf.sum(powers, 1, true));",
    ...(gaussian
      ? [
          `const bell = tf.exp(tf.mul(tf.square(distance), -1 / (2 * ${radius / 2} ** 2))); // deviation D/2`,
          "const weights = tf.mul(aligned, bell); // not made to sum to 1 again",
        ]
      : ["const weights = aligned;"]),
  ];
}

/** The cell's function: weights as in PyTorch, one block of rows for each gate. */
const CELLS: Readonly<Record<CellId, Lines>> = {
  rnn: [
    "function rnn(x, h, W_ih, W_hh, b_ih, b_hh) {",
    `  const a = tf.add(tf.add(${product("x", "W_ih")}, b_ih), tf.add(${product("h", "W_hh")}, b_hh));`,
    "  return tf.tanh(a);",
    "}",
  ],
  gru: [
    "function gru(x, h, W_ih, W_hh, b_ih, b_hh) {",
    `  const [xr, xz, xn] = tf.split(tf.add(${product("x", "W_ih")}, b_ih), 3, 1);`,
    `  const [hr, hz, hn] = tf.split(tf.add(${product("h", "W_hh")}, b_hh), 3, 1);`,
    "  const r = tf.sigmoid(tf.add(xr, hr));",
    "  const z = tf.sigmoid(tf.add(xz, hz));",
    "  const n = tf.tanh(tf.add(xn, tf.mul(r, hn)));",
    "  return tf.add(n, tf.mul(z, tf.sub(h, n))); // n + z ∘ (h − n) = (1 − z) ∘ n + z ∘ h",
    "}",
  ],
  lstm: [
    "function lstm(x, h, c, W_ih, W_hh, b_ih, b_hh) {",
    `  const a = tf.add(tf.add(${product("x", "W_ih")}, b_ih), tf.add(${product("h", "W_hh")}, b_hh));`,
    "  const [i, f, g, o] = tf.split(a, 4, 1);",
    "  const next = tf.add(tf.mul(tf.sigmoid(f), c), tf.mul(tf.sigmoid(i), tf.tanh(g)));",
    "  return [tf.mul(tf.sigmoid(o), tf.tanh(next)), next];",
    "}",
  ],
};

function parameters(side: "encoder" | "decoder", place: string): string {
  const names = ["weight_ih", "weight_hh", "bias_ih", "bias_hh"].map((name) => `"${name}"`).join(", ");
  return `const own = [${names}].map((name) => parameters[\`${side}.rnn.\${name}_${place}\`]);`;
}

function encode(place: FormulaPlace): Lines {
  const { cell, units, bidirectional } = place.trace.model;
  const { layer, backward } = cellCodeOf(place);
  const size = bidirectional ? units / 2 : units;
  const count = place.trace.source.tokens.length;
  const name = bidirectional ? (backward ? "backward" : "forward") : "states";
  const step = cell === "lstm" ? "[h, c] = lstm(x, h, c, ...own);" : `h = ${cell}(x, h, ...own);`;
  return [
    ...CELLS[cell],
    "",
    parameters("encoder", `l${layer}${backward ? "_reverse" : ""}`),
    `let h = tf.zeros([1, ${size}]);`,
    ...(cell === "lstm" ? [`let c = tf.zeros([1, ${size}]);`] : []),
    "const rows = [];",
    `for (const x of tf.split(inputs, ${count})${backward ? ".reverse()" : ""}) {`,
    `  ${step}`,
    "  rows.push(h);",
    "}",
    `const ${name} = tf.concat(${backward ? "rows.reverse()" : "rows"}, 0); // [${count}, ${size}]`,
    ...firstState(place, name, size),
  ];
}

/** What the decoder begins with, where the reader in view hands it over alone. */
function firstState(place: FormulaPlace, name: string, size: number): Lines {
  const over = handsOver(place);
  if (!over) return [];
  const last = `tf.slice(${name}, [${over.at}, 0], [1, ${size}])`;
  const weight = parameter(bridgeName("s", cellCodeOf(place).layer));
  return [
    `const s = ${over.bridge ? `tf.tanh(${product(last, weight)})` : last}; // the decoder begins with it`,
  ];
}

function cell(place: FormulaPlace): Lines {
  const { trace } = place;
  const { cell: kind, units } = trace.model;
  const { layer } = cellCodeOf(place);
  return [
    ...CELLS[kind],
    "",
    parameters("decoder", `l${layer}`),
    ...(layer === 0 && besideWord(trace) === "fed" ? ["const x = tf.concat([embedded_word, fed], 1);"] : []),
    kind === "lstm"
      ? `[s, c] = lstm(x, s, c, ...own); // each [1, ${units}]`
      : `s = ${kind}(x, s, ...own); // [1, ${units}]`,
  ];
}

function concat({ trace }: FormulaPlace): Lines {
  const { units, embed } = trace.model;
  if (!trace.tensors.attentional)
    return [`const combined = tf.concat([embedded_word, context], 1); // [1, ${embed + units}]`];
  return [
    `const combined = tf.concat([context, query], 1); // [1, ${2 * units}]`,
    `const attentional = tf.tanh(${product("combined", parameter("combine.weight"))}); // [1, ${units}]`,
  ];
}

function output({ trace }: FormulaPlace): Lines {
  const { features, attentional, logits } = trace.tensors;
  const read = features ? "features" : attentional ? "attentional" : "s";
  return [
    ...(features ? ["const features = tf.concat([s, context, embedded_word], 1);"] : []),
    `const logits = tf.add(${product(read, parameter("output.weight"))}, ${parameter("output.bias")}); // [1, ${logits?.shape[1]}]`,
    ...softmaxOf("probabilities", "logits"),
  ];
}

const STEPS: Readonly<Record<StepId, (place: FormulaPlace) => Lines>> = {
  encode,
  cell,
  score: ({ trace }) =>
    SCORES[trace.model.score ?? "uniform"]({ units: trace.model.units, count: trace.source.tokens.length }),
  softmax,
  "weighted-sum": ({ trace }) => [
    `const context = tf.matMul(weights, states); // [1, ${trace.source.tokens.length}] · [${trace.source.tokens.length}, ${trace.model.units}] → [1, ${trace.model.units}]`,
  ],
  concat,
  output,
};

export const tfjsLines = (step: StepId, place: FormulaPlace): Lines => STEPS[step](place);
