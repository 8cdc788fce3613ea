/** What a number is and where it stands, for words. */
import { BLOCKS } from "../../arithmetic/cell";
import type { Ref } from "../../arithmetic/expression";
import { axesOfDerived } from "../../arithmetic/openNumber";
import { axesOfProbed } from "../../arithmetic/probed";
import type { PlaceInWords, ThingId } from "../../i18n/sections/opened";
import { sourcePlace } from "../../trace/anatomy";
import { GATE_NAMES, type GateName, TENSORS, type TensorName } from "../../trace/tensors";
import type { Trace } from "../../trace/trace";
import { tokenText } from "../../viz/token";

const THINGS: Readonly<Record<string, ThingId>> = {
  embedded: "embedding",
  decoderEmbedded: "embedding",
  states: "encoderState",
  "encoder.l0.state": "encoderState",
  cellStates: "encoderMemory",
  "encoder.l0.cellState": "encoderMemory",
  initialState: "firstState",
  "decoder.l0.initialState": "firstState",
  initialCellState: "firstMemory",
  "decoder.l0.initialCellState": "firstMemory",
  fed: "fed",
  decoderState: "decoderState",
  "decoder.l0.state": "decoderState",
  decoderCellState: "decoderMemory",
  "decoder.l0.cellState": "decoderMemory",
  query: "query",
  energy: "energy",
  "derived.keys": "keys",
  scores: "score",
  position: "position",
  "derived.window": "windowLayer",
  aligned: "aligned",
  weights: "weight",
  weighted: "weighted",
  context: "context",
  combined: "joined",
  attentional: "attentional",
  features: "features",
  logits: "logit",
  probabilities: "probability",
  loss: "loss",
  "source.ids": "wordId",
  "output.ids": "wordId",
  "derived.entropy": "entropy",
  "derived.coverage": "coverage",
  "loss.mean": "meanLoss",
  "gradient.value": "gradientNorm",
  "gradient.score": "gradientNorm",
  "gradient.embedding": "gradientNorm",
  "gradient.values": "valueGradient",
  "gradient.keys": "keyGradient",
  "gradient.embedded": "embeddingGradient",
  "gradient.context": "contextGradient",
  "gradient.scores": "scoreGradient",
  "gradient.weights": "weightGradient",
  "gradient.attentional": "attentionalGradient",
  "derived.mappedQuery": "mappedQuery",
  "derived.scoreSlope": "scoreSlope",
  "derived.exp.scores": "exponential",
  "derived.exp.logits": "exponential",
  "derived.expLess.scores": "exponential",
  "derived.expLess.logits": "exponential",
  "derived.expSum.scores": "exponentialSum",
  "derived.expSum.logits": "exponentialSum",
  "derived.expSumLess.scores": "exponentialSum",
  "derived.expSumLess.logits": "exponentialSum",
  "derived.sum.weights": "weightSum",
  "derived.sum.aligned": "shareSum",
  "derived.product": "product",
  "derived.productSum": "productSum",
  "derived.others": "otherWords",
  "derived.bell": "bell",
};

const isGate = (name: string | undefined): name is GateName =>
  (GATE_NAMES as readonly (string | undefined)[]).includes(name);

export function thingOf({ name }: Ref): ThingId {
  const found = THINGS[name];
  if (found) return found;
  const gate = /\.l\d(?:\.reverse)?\.(\w+)$/.exec(name)?.[1];
  if (isGate(gate)) return gate;
  if (gate === "taken") return "taken";
  if (name.endsWith("embedding.weight")) return "embeddingParameter";
  return /bias/.test(name) ? "biasParameter" : "weightParameter";
}

interface Block {
  readonly gate: GateName;
  /** Within the block, from 0. */
  readonly unit: number;
  /** Of the input, or of the state before. */
  readonly of: "i" | "h";
  readonly isBias: boolean;
}

/** Recurrent weights stack a block of rows for each gate; null for other parameters. */
export function blockOf(trace: Trace, name: string, row: number): Block | null {
  const found = /\.rnn\.(weight|bias)_(i|h)h_l/.exec(name);
  if (!found) return null;
  const blocks = BLOCKS[trace.model.cell];
  const size = (trace.parameters?.[name]?.shape[0] ?? blocks.length) / blocks.length;
  const gate = blocks[Math.floor(row / size)] ?? "preactivation";
  return { gate, unit: row % size, of: found[2] === "i" ? "i" : "h", isBias: found[1] === "bias" };
}

/** Which layer and direction, where there are two. */
function reader(trace: Trace, { name, at }: Ref): Pick<PlaceInWords, "side" | "layer" | "backward"> {
  const { layers, bidirectional, units } = trace.model;
  const side = /^(encoder|decoder)\./.exec(name)?.[1] as PlaceInWords["side"];
  const isState = name === "states" || name === "cellStates" || /^encoder\.l0\.(state|cellState)$/.test(name);
  const isLower = /[._]l0/.test(name);
  const unit = at[1] ?? 0;
  const backward = isState ? unit >= units / 2 : /reverse/.test(name);
  const isDirected = bidirectional && (isState || /^encoder\.(l\d|rnn)/.test(name));
  return {
    ...(side ? { side } : {}),
    ...(layers === 2 && (isLower || /[._]l1/.test(name)) ? { layer: isLower ? "lower" : "upper" } : {}),
    ...(isDirected ? { backward } : {}),
  };
}

export function placeOf(trace: Trace, ref: Ref): PlaceInWords {
  const { name, at } = ref;
  const word = (tokens: readonly string[], i: number) => ({
    word: tokenText(tokens[i] ?? "").text,
    position: i + 1,
  });
  const source = (i: number) => ({ ...word(trace.source.tokens, i), ...sourcePlace(trace, i) });
  const target = (i: number) => word(trace.output.tokens, i);
  const inVocabulary = (id: number): string => tokenText(trace.model.targetVocabulary[id] ?? "").text;
  const [first = 0, second = 0] = at;
  if (name === "source.ids") return { source: source(first) };
  if (name === "output.ids") return { target: target(first) };
  const axes: readonly string[] | null =
    TENSORS[name as TensorName]?.axes ?? axesOfProbed(name) ?? axesOfDerived(trace, name);
  if (!axes) {
    const block = blockOf(trace, name, first);
    const row = block ? block.unit : first;
    if (name.startsWith("output.")) return { word: inVocabulary(first) };
    if (name === "decoder.embedding.weight")
      return { side: "decoder", word: inVocabulary(first), unit: second + 1 };
    return {
      ...reader(trace, ref),
      ...(block && trace.model.cell !== "rnn" ? { gate: block.gate } : {}),
      ...(name === "encoder.embedding.weight" ? { unit: second + 1 } : { unit: row + 1 }),
    };
  }
  const place: { -readonly [K in keyof PlaceInWords]: PlaceInWords[K] } = { ...reader(trace, ref) };
  axes.forEach((axis, k) => {
    const index = at[k] ?? 0;
    if (axis === "source") place.source = source(index);
    else if (axis === "target") place.target = target(index);
    else if (axis === "vocab") place.word = inVocabulary(index);
    else place.unit = index + 1;
  });
  return place;
}
