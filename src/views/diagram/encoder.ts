/** The encoder's part of the diagram: words, embeddings, the states of every layer and direction, and the hand-over. */
import { decoderLayer, encoderLayer, handoverOf } from "../../trace/anatomy";
import { type Trace, tensorOf } from "../../trace/trace";
import type { Letter, Letters } from "../../viz/letters";
import type { NodeId, Sketch } from "./graph";

/** Columns `[from, to)` of every row of a matrix, copied. */
function columns(data: Float32Array, width: number, from: number, to: number): Float32Array {
  const rows = data.length / width;
  const result = new Float32Array(rows * (to - from));
  for (let i = 0; i < rows; i++) result.set(data.subarray(i * width + from, i * width + to), i * (to - from));
  return result;
}

export function drawEncoder(trace: Trace, pad: Sketch, letters: Letters): void {
  const { tokens } = trace.source;
  const { layers } = trace.model;
  const embedded = tensorOf(trace, "embedded");
  const place = { step: "encode", family: "src" } as const;
  pad.add({ ...place, id: "source", kind: "words", texts: tokens, shape: [tokens.length] });
  pad.add({
    ...place,
    id: "embedded",
    kind: "lane",
    tensor: "embedded",
    symbols: [{ base: "E x" }],
    shape: embedded.shape,
    values: embedded.data,
  });
  pad.read("source", "embedded", { at: "each" });
  for (let layer = 0; layer < layers; layer++) {
    drawLayer({ trace, pad, letters }, layer, layer === 0 ? "embedded" : "lower-states");
    drawHandover({ trace, pad, letters }, layer);
  }
}

interface Place {
  readonly trace: Trace;
  readonly pad: Sketch;
  readonly letters: Letters;
}

/** A letter of the lower of two layers is marked as such. */
export const ofLayer = ({ model }: Trace, layer: number, letter: Letter): Letter =>
  layer < model.layers - 1 ? { ...letter, base: `${letter.base}⁽¹⁾` } : letter;

const lower = (trace: Trace, layer: number): boolean => layer < trace.model.layers - 1;

function drawLayer({ trace, pad, letters }: Place, layer: number, below: NodeId): void {
  const { bidirectional, units } = trace.model;
  const { states, memories } = encoderLayer(trace, layer);
  const id = lower(trace, layer) ? ("lower-states" as const) : ("states" as const);
  const [count = 0] = states.shape;
  const place = { kind: "lane", step: "encode", family: "src" } as const;
  const tensor = id === "states" ? ("states" as const) : null;
  const whole = {
    ...place,
    id,
    tensor,
    shape: states.shape,
    values: states.data,
    memories: memories?.data ?? null,
  };
  const letter = ofLayer(trace, layer, letters.encoder("j"));
  const symbols = [letter];
  if (!bidirectional) {
    pad.add({ ...whole, symbols, way: "forward" });
    pad.read(below, id, { at: "each" });
    return;
  }
  const half = units / 2;
  for (const way of ["forward", "backward"] as const) {
    const [from, to] = way === "forward" ? [0, half] : [half, units];
    pad.add({
      ...place,
      id: `${id}.${way}`,
      shape: [count, half],
      values: columns(states.data, units, from, to),
      memories: memories ? columns(memories.data, units, from, to) : null,
      symbols: [{ ...letter, base: `${way === "forward" ? "→" : "←"}${letter.base}` }],
      way,
    });
    pad.read(below, `${id}.${way}`, { at: "each" });
  }
  // The cell states stay with their readers; what is joined and asked is the hidden state.
  pad.add({ ...whole, memories: null, symbols });
  pad.read(`${id}.forward`, id, { at: "each" });
  pad.read(`${id}.backward`, id, { at: "each" });
}

function drawHandover({ trace, pad, letters }: Place, layer: number): void {
  const below = lower(trace, layer);
  const [from, id] = below
    ? (["lower-states", "lower-first"] as const)
    : (["states", "first-state"] as const);
  const { first, firstMemory } = decoderLayer(trace, layer);
  pad.add({
    id,
    kind: "vector",
    step: "encode",
    family: "tgt",
    tensor: below ? null : "initialState",
    symbols: [ofLayer(trace, layer, letters.decoder(0))],
    shape: [first.length],
    values: first,
    memories: firstMemory,
  });
  const forward = trace.model.bidirectional ? (`${from}.forward` as const) : from;
  switch (handoverOf(trace)) {
    case "last":
      pad.read(forward, id, { at: "last" });
      return;
    case "both":
      pad.read(forward, id, { at: "last" });
      pad.read(`${from}.backward`, id, { at: "first" });
      return;
    case "bridge": {
      const bridge = below ? "lower-bridge" : "bridge";
      pad.add({
        id: bridge,
        kind: "function",
        step: "encode",
        texts: ["tanh(", letters.bridge.base, `${letters.bridge.sub ?? ""}`, "·)"],
      });
      if (trace.model.bidirectional) pad.read(`${from}.backward`, bridge, { at: "first" });
      else pad.read(from, bridge, { at: "last" });
      pad.read(bridge, id);
    }
  }
}
