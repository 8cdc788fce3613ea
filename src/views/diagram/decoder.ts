/** The decoder's part of the diagram: what a row begins with, its cell, the joining, the output and what is fed back. */
import { besideWord, decoderLayer, hasFixedContext } from "../../trace/anatomy";
import type { StepId } from "../../trace/steps";
import { row as rowOf, type TensorName } from "../../trace/tensors";
import { type Trace, tensorOf } from "../../trace/trace";
import { CELL_NAMES } from "../../viz/format";
import type { Letter, Letters } from "../../viz/letters";
import { ofLayer } from "./encoder";
import type { NodeId, Sketch } from "./graph";

interface Place {
  readonly trace: Trace;
  readonly row: number;
  readonly pad: Sketch;
  readonly letters: Letters;
}

const embeddingOf = (word: Letter): Letter => ({ ...word, base: `E ${word.base}` });

/** The same in every row, so that it has no index. */
const fixedContext = (letters: Letters): Letter => ({ base: letters.context("").base });

/** The first of these steps that this wiring has, in its own order. */
function firstOf({ trace }: Place, ...steps: readonly StepId[]): StepId {
  return trace.steps.find((step) => steps.includes(step)) ?? "cell";
}

function addVector(place: Place, id: NodeId, step: StepId, name: TensorName, symbols: readonly Letter[]) {
  const values = rowOf(tensorOf(place.trace, name), place.row);
  place.pad.add({
    id,
    kind: "vector",
    step,
    family: "tgt",
    tensor: name,
    symbols,
    shape: [values.length],
    values,
  });
}

export function drawDecoder(trace: Trace, row: number, pad: Sketch, letters: Letters): void {
  const place = { trace, row, pad, letters };
  drawInput(place);
  for (let layer = 0; layer < trace.model.layers; layer++) drawCell(place, layer);
  drawFixedContext(place);
  drawJoining(place);
  drawOutput(place);
}

function drawInput(place: Place): void {
  const { trace, row, pad, letters } = place;
  const beside = besideWord(trace);
  const step = beside === "context" ? firstOf(place, "concat", "cell") : "cell";
  const word = letters.word(row);
  pad.add({
    id: "word-before",
    kind: "word",
    step,
    family: "tgt",
    symbols: [word],
    texts: [trace.output.tokens[row - 1] ?? "<sos>"],
  });
  addVector(place, "input", step, "decoderEmbedded", [embeddingOf(word)]);
  pad.read("word-before", "input");
  pad.read("word", "word-before", { when: "next" });
  if (beside !== "fed") return;
  addVector(place, "fed", "cell", "fed", [letters.attentional(row)]);
  pad.read("attentional", "fed", { when: "next" });
}

function drawCell(place: Place, layer: number): void {
  const { trace, row, pad, letters } = place;
  const isTop = layer === trace.model.layers - 1;
  const ids = isTop
    ? ({ first: "first-state", before: "state-before", cell: "cell", state: "state" } as const)
    : ({ first: "lower-first", before: "lower-before", cell: "lower-cell", state: "lower-state" } as const);
  const { states, memories, first, firstMemory } = decoderLayer(trace, layer);
  const stateLetter = (t: number): Letter => ofLayer(trace, layer, letters.decoder(t));
  const vector = { kind: "vector", family: "tgt", shape: [first.length] } as const;
  pad.add({
    ...vector,
    id: ids.before,
    // In Bahdanau's order the state before asks, before the cell reads it.
    step: isTop ? firstOf(place, "score", "cell") : "cell",
    symbols: [stateLetter(row)],
    values: row === 0 ? first : rowOf(states, row - 1),
    memories: row === 0 ? firstMemory : memories ? rowOf(memories, row - 1) : null,
  });
  pad.add({ id: ids.cell, kind: "function", step: "cell", texts: [CELL_NAMES[trace.model.cell]] });
  pad.add({
    ...vector,
    id: ids.state,
    step: "cell",
    symbols: [stateLetter(row + 1)],
    tensor: isTop ? "decoderState" : null,
    values: rowOf(states, row),
    memories: memories ? rowOf(memories, row) : null,
  });
  pad.read(ids.first, ids.before, { when: "begin" });
  pad.read(ids.state, ids.before, { when: "next" });
  pad.read(ids.before, ids.cell);
  if (layer > 0) pad.read("lower-state", ids.cell);
  else {
    const beside = besideWord(trace);
    pad.read(beside === "context" ? "combined" : "input", ids.cell);
    if (beside === "fed") pad.read("fed", ids.cell);
  }
  pad.read(ids.cell, ids.state);
}

/** Without attention: the vector that was handed over, beside every word. */
function drawFixedContext(place: Place): void {
  const { trace, row, pad, letters } = place;
  if (!hasFixedContext(trace)) return;
  const values = rowOf(tensorOf(trace, "context"), row);
  pad.add({
    id: "context",
    kind: "vector",
    step: "concat",
    family: "ctx",
    symbols: [fixedContext(letters)],
    tensor: "context",
    shape: [values.length],
    values,
  });
  pad.read("first-state", "context");
}

function drawJoining(place: Place): void {
  const { trace, row, pad, letters } = place;
  const { combined, attentional } = trace.tensors;
  if (!combined) return;
  const context = hasFixedContext(trace) ? fixedContext(letters) : letters.context(row + 1);
  if (!attentional) {
    addVector(place, "combined", "concat", "combined", [embeddingOf(letters.word(row)), context]);
    pad.read("input", "combined");
    pad.read("context", "combined");
    return;
  }
  addVector(place, "combined", "concat", "combined", [context, letters.decoder(row + 1)]);
  pad.read("context", "combined");
  pad.read("state", "combined");
  pad.add({ id: "combine", kind: "function", step: "concat", texts: ["tanh(", "W", "c", "·)"] });
  addVector(place, "attentional", "concat", "attentional", [letters.attentional(row + 1)]);
  pad.read("combined", "combine");
  pad.read("combine", "attentional");
}

function drawOutput(place: Place): void {
  const { trace, row, pad, letters } = place;
  const { features, attentional } = trace.tensors;
  pad.add({
    id: "output-layer",
    kind: "function",
    step: "output",
    texts: ["softmax(", letters.output.base, `${letters.output.sub ?? ""}`, "·+ b)"],
  });
  const id = trace.output.ids[row] ?? 0;
  pad.add({
    id: "word",
    kind: "word",
    step: "output",
    family: "tgt",
    tensor: "probabilities",
    symbols: [{ base: "p" }],
    texts: [trace.output.tokens[row] ?? ""],
    values: rowOf(tensorOf(trace, "probabilities"), row).subarray(id, id + 1),
    opens: `probabilities.${row}.${id}`,
  });
  if (features) {
    const symbols = [letters.decoder(row + 1), letters.context(row + 1), embeddingOf(letters.word(row))];
    addVector(place, "features", "output", "features", symbols);
    pad.read("state", "features");
    pad.read("context", "features");
    pad.read("input", "features");
    pad.read("features", "output-layer");
  } else pad.read(attentional ? "attentional" : "state", "output-layer");
  pad.read("output-layer", "word");
}
