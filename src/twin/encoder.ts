/** The encoder in Python, and what the decoder begins with. */
import type { CellPiece } from "./cells";
import type { Library, TwinFormat } from "./library";
import type { TwinModel } from "./model";

export interface EncoderParts {
  readonly model: TwinModel;
  readonly format: TwinFormat;
  readonly library: Library;
  readonly cell: CellPiece;
}

/** A variable of one layer: its plain name where there is one layer or it is the top one, else `_l0`. */
export function ofLayer(name: string, layer: number, { layers }: TwinModel): string {
  return layer === layers - 1 ? name : `${name}_l${layer}`;
}

const layersOf = ({ layers }: TwinModel): number[] => Array.from({ length: layers }, (_, k) => k);

const keep = (name: string, value: string): string => `computed["${name}"] = ${value}`;

/** One layer in one direction, over all words. */
export function readFunction({ model, library, cell }: EncoderParts): string {
  const { bidirectional } = model;
  const state = cell.state.map((name) => (name === "s" ? "h" : name));
  const row = state.map((name) => `"${name === "h" ? "state" : "cellState"}": ${name}, `).join("");
  const order = bidirectional ? "reversed(list(inputs)) if backward else inputs" : "inputs";
  return `
def read(inputs, place${bidirectional ? ", backward=False" : ""}):
    """One layer, word by word from zeros. Row j of a result belongs to word j${bidirectional ? ", also when read backwards" : ""}."""
    ${state.join(" = ")} = ${library.zeros(bidirectional ? "UNITS // 2" : "UNITS")}
    rows = []
    for x in ${order}:
        ${state.join(", ")}, gates = ${cell.id}(x, ${state.join(", ")}, *cell_parameters("encoder", place))
        rows.append({${row}**gates})
    return stack(${bidirectional ? "rows[::-1] if backward else rows" : "rows"})
`;
}

export function encoderLines(parts: EncoderParts): string[] {
  const { model, format, library, cell } = parts;
  const isModule = format === "pytorch";
  const lines = [
    "# Embedding: the row of each word",
    `embedded = ${library.embed("encoder", "source")}`,
    keep("embedded", "embedded"),
    "",
  ];
  if (isModule)
    lines.push(
      `# torch.nn.${cell.module} reads the sentence: its states, row by row, and the last ones of every layer${model.bidirectional ? " and direction" : ""}`,
      `states, ${cell.state.length > 1 ? "(last_h, last_c)" : "last_h"} = model.encoder.rnn(embedded)`,
      "",
      "# The module does not show its gates: the same by the cell above",
    );
  for (const k of layersOf(model)) lines.push(...layerLines(parts, k), ...(k < model.layers - 1 ? [""] : []));
  return [...lines, "", ...firstStateLines(parts)];
}

function layerLines({ model, format, library, cell }: EncoderParts, k: number): string[] {
  const isTop = k === model.layers - 1;
  const [forward, backward, states, cellStates] = ["forward", "backward", "states", "cell_states"].map(
    (name) => ofLayer(name, k, model),
  ) as [string, string, string, string];
  const inputs = k === 0 ? "embedded" : ofLayer("states", k - 1, model);
  const whole = (part: string): string =>
    model.bidirectional
      ? library.beside(`${forward}["${part}"]`, `${backward}["${part}"]`)
      : `${forward}["${part}"]`;
  const lines = [
    ...(model.layers > 1 ? [`# Layer ${k} reads ${k === 0 ? "the words" : "layer 0's states"}`] : []),
    `${forward} = read(${inputs}, "l${k}")`,
    `computed.update(named("encoder.l${k}", ${forward}))`,
  ];
  if (model.bidirectional)
    lines.push(
      `${backward} = read(${inputs}, "l${k}_reverse", backward=True)`,
      `computed.update(named("encoder.l${k}.reverse", ${backward}))`,
    );
  // In PyTorch the top layer's states are the module's own.
  if (format !== "pytorch" || !isTop)
    lines.push(`${states} = ${whole("state")}${model.bidirectional ? "  # h_j = [→h_j; ←h_j]" : ""}`);
  lines.push(keep(isTop ? "states" : `encoder.l${k}.state`, states));
  if (cell.state.length > 1)
    lines.push(
      `${cellStates} = ${whole("cellState")}`,
      keep(isTop ? "cellStates" : `encoder.l${k}.cellState`, cellStates),
    );
  return lines;
}

function firstStateLines({ model, format, library, cell }: EncoderParts): string[] {
  const isBridged = model.wiring === "bahdanau";
  const lines = [sayFirstState(model, cell)];
  for (const state of cell.state) {
    if (format === "pytorch") {
      const last = state === "s" ? "last_h" : "last_c";
      lines.push(
        `${state} = ${isBridged ? bridged(model, library, state, (k) => `${last}[${model.bidirectional ? 2 * k + 1 : k}]`) : `${last}.reshape(LAYERS, UNITS)`}`,
      );
      continue;
    }
    const part = state === "s" ? "state" : "cellState";
    for (const k of layersOf(model)) {
      const [forward, backward] = [ofLayer("forward", k, model), ofLayer("backward", k, model)];
      const ends = model.bidirectional
        ? [`${forward}["${part}"][-1]`, `${backward}["${part}"][0]`]
        : [`${forward}["${part}"][-1]`];
      const value = isBridged
        ? bridge(library, state, k, ends.at(-1) ?? "")
        : ends.length > 1
          ? library.join(...ends)
          : ends.join();
      lines.push(`${ofLayer(state, k, model)} = ${value}`);
    }
  }
  for (const k of layersOf(model))
    for (const state of cell.state) {
      const place = k === model.layers - 1 ? "initial" : `decoder.l${k}.initial`;
      const value = k === model.layers - 1 ? library.top(state) : library.lower(state);
      lines.push(keep(`${place}${state === "s" ? "State" : "CellState"}`, value));
    }
  return lines;
}

function sayFirstState({ wiring, bidirectional }: TwinModel, cell: CellPiece): string {
  if (wiring !== "bahdanau")
    return bidirectional
      ? "# The decoder begins with both readers' ends: s_0 = [→h_N; ←h_1]"
      : "# The decoder begins where the encoder ends: s_0 = h_N";
  const memory = cell.state.length > 1 ? ", and an LSTM's memory c_0 without the tanh" : "";
  return `# The decoder begins with s_0 = tanh(W_s ${bidirectional ? "←h_1" : "h_N"})${memory}`;
}

/** Names of the bridge's parameters, by state and layer. */
export function bridgeName(state: string, layer: number): string {
  return `bridge.${state === "c" ? "cell." : ""}weight${layer === 0 ? "" : `_l${layer}`}`;
}

function bridge(library: Library, state: string, layer: number, from: string): string {
  const product = `${library.parameter(bridgeName(state, layer))} @ ${from}`;
  return state === "c" ? product : library.tanh(product);
}

function bridged(model: TwinModel, library: Library, state: string, from: (layer: number) => string): string {
  return library.stack(
    `[${layersOf(model)
      .map((k) => bridge(library, state, k, from(k)))
      .join(", ")}]`,
  );
}
