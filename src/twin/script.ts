/**
 * The script of a twin, composed for exactly one configuration: what another cell, score, window or wiring would need
 * is not in it.
 */
import { SOS } from "../lib/tokens";
import type { Trace } from "../trace/trace";
import { CELL_PIECES, type CellPiece } from "./cells";
import { encoderLines, ofLayer, readFunction } from "./encoder";
import { type Library, TWIN_LIBRARIES, type TwinFormat } from "./library";
import type { TwinModel } from "./model";
import { moduleLines } from "./modules";
import { SCORE_PIECES } from "./scores";
import { WEIGHTED_SUM } from "./weightedSum";
import { WINDOW_PIECES } from "./windows";
import { WIRING_PIECES, wordLines } from "./wirings";

/** How far a number may be from the trace's: so much, or so much of it where it is larger than 1. */
export const TOLERANCE = 1e-4;

export function twinScript(trace: Trace, model: TwinModel, format: TwinFormat): string {
  const library = TWIN_LIBRARIES[format];
  const cell = CELL_PIECES[model.cell];
  const sections = [
    head(trace, model, library),
    library.imports,
    constants(model, format),
    library.helpers,
    files(library),
    ...(format === "pytorch" ? [["", heading("The model"), "", ...moduleLines(model, cell), ""]] : []),
    heading("The cell"),
    cell.define(library),
    helpers(library, cell),
    heading("The encoder"),
    readFunction({ model, format, library, cell }),
    ["", ...encoderLines({ model, format, library, cell })],
    decoder(trace, model, format),
    comparison(library),
  ];
  const text = sections.map((section) => (typeof section === "string" ? section : section.join("\n")));
  // Between definitions two empty lines, as Python's style guide has it, and never more.
  return `${text
    .join("\n")
    .replace(/\n{4,}/g, "\n\n\n")
    .trim()}\n`;
}

function heading(title: string): string {
  return `\n\n# ${`---- ${title} `.padEnd(100, "-")}\n`;
}

/** A text from outside as part of a comment: a line break in it would end the comment. */
function inComment(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").trim();
}

function head(trace: Trace, model: TwinModel, library: Library): string[] {
  const { units, embed, layers, bidirectional, score, window, gaussian, radius } = model;
  const words = (tokens: readonly string[]): string => inComment(tokens.join(" "));
  const local = window !== null && window !== "global";
  const attention = [
    ...(score ? [SCORE_PIECES[score].title] : []),
    ...(window ? [WINDOW_PIECES[window].title] : []),
    ...(local ? [`${radius} words to each side`] : []),
    ...(gaussian ? ["Gaussian"] : []),
    ...(model.inputFeeding ? ["input feeding"] : []),
  ];
  return [
    `# A twin of one translation by Attention Loom. It computes every step again, in ${library.title}, and compares each`,
    "# number with the one that Attention Loom showed.",
    "#",
    "#     python3 twin.py            in a notebook: %run twin.py",
    "#",
    `# It needs ${library.needs}, and two files beside itself: model.safetensors, the parameters`,
    "# with PyTorch's names and layouts, and trace.json, the words and the numbers to compare with. To go on from here,",
    "# change a step or a number: what no longer agrees depends on it.",
    "#",
    `#     ${words(trace.source.tokens)}  →  ${words(trace.output.tokens)}`,
    "#",
    `# ${CELL_PIECES[model.cell].module}, ${bidirectional ? "two directions" : "one direction"}, ${layers === 1 ? "one layer" : "two layers"}, ${units} units, embeddings of ${embed} numbers.`,
    `# ${[WIRING_PIECES[model.wiring].title, ...attention].join(", ")}.`,
    `# Task ${inComment(model.task)}, seed ${model.seed}, update ${model.step}.${model.reverseSource ? " The source is read from its last word to its first." : ""}`,
    "#",
    "# [a; b] is one vector after the other, ∘ multiplies number by number, σ(x) = 1 / (1 + exp(−x)).",
    "# t counts output words and j source words, both from 1; y_0 is <sos>.",
    "",
  ];
}

function constants({ units, embed, layers, window, radius }: TwinModel, format: TwinFormat): string[] {
  return [
    "",
    "# The trace was computed in float32, with about 7 digits, and this here is float64: two numbers agree when they are",
    "# at most TOLERANCE apart, or, where the number of the trace is larger than 1, so large a part of it.",
    `TOLERANCE = ${TOLERANCE}`,
    "",
    `UNITS = ${units}  # numbers of a state`,
    ...(format === "pytorch" ? [`EMBED = ${embed}  # numbers of an embedding`, `LAYERS = ${layers}`] : []),
    ...(window !== null && window !== "global"
      ? [`RADIUS = ${radius}  # D: how far the window reaches to each side`]
      : []),
    `SOS = ${SOS}  # the id of <sos>`,
    "",
  ];
}

function files(library: Library): string[] {
  return [
    heading("The files"),
    "",
    "def read_safetensors(path):",
    '    """The length of a header (8 bytes), the header (JSON: where each tensor is), then float32 numbers."""',
    `    content = bytearray(path.read_bytes())`,
    '    start = 8 + int.from_bytes(content[:8], "little")',
    "    header = json.loads(content[8:start])",
    "    tensors = {}",
    "    for name, entry in header.items():",
    '        if name != "__metadata__":',
    '            begin, end = entry["data_offsets"]',
    `            numbers = ${library.fromBuffer}`,
    '            tensors[name] = numbers.reshape(entry["shape"])',
    "    return tensors",
    "",
    "",
    'folder = Path(__file__).parent if "__file__" in globals() else Path()',
    'parameters = read_safetensors(folder / "model.safetensors")',
    'trace = json.loads((folder / "trace.json").read_text(encoding="utf-8"))',
    `source = ${library.ids('trace["source"]["ids"]')}  # x_1 … x_N in the order of reading, the last is <eos>`,
    'target = trace["output"]["ids"]  # y_1 … y_T, the words that were said',
    "computed = {}  # every tensor by its name in the trace",
    "",
  ];
}

function helpers(library: Library, cell: CellPiece): string {
  const gates = cell.gates.map((gate) => `"${gate}"`).join(", ");
  return `
def cell_parameters(side, place):
    """The four parameters of a layer; place is PyTorch's name of it: l0, l0_reverse, …"""
    return [${library.cellParameter} for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]


def stack(rows):
    """One dictionary for each word → a dictionary of tensors with one row for each word."""
    return {name: ${library.stack("[row[name] for row in rows]")} for name in rows[0]}


def named(place, values):
    """The gates among the values, by their names in the trace."""
    return {f"{place}.{gate}": values[gate] for gate in (${gates}${cell.gates.length === 1 ? "," : ""})}
`;
}

/** One step of the decoder's cells. */
function advance(model: TwinModel, format: TwinFormat, cell: CellPiece): (x: string) => readonly string[] {
  const { layers } = model;
  const gates = (k: number): string => (layers > 1 ? `gates_l${k}` : "gates");
  if (format === "numpy")
    return (x) =>
      Array.from({ length: layers }, (_, k) => {
        const state = cell.state.map((name) => ofLayer(name, k, model)).join(", ");
        const input = k === 0 ? x : ofLayer("s", k - 1, model);
        return `${state}, ${gates(k)} = ${cell.id}(${input}, ${state}, *cell_parameters("decoder", "l${k}"))`;
      });
  const all = cell.state.length > 1 ? `(${cell.state.join(", ")})` : cell.state.join();
  return (x) => [
    ...Array.from({ length: layers }, (_, k) => {
      const before = cell.state.map((name) => `${name}[${k}]`).join(", ");
      const input = k === 0 ? x : "lower";
      const hidden = k < layers - 1 ? ["lower", ...cell.state.slice(1).map(() => "_")] : ["*_"];
      return `${hidden.join(", ")}, ${gates(k)} = ${cell.id}(${input}, ${before}, *cell_parameters("decoder", "l${k}"))  # for its gates`;
    }),
    `_, ${all} = model.decoder.rnn(${x}[None], ${all})  # torch.nn.${cell.module}, all layers`,
  ];
}

function decoder(trace: Trace, model: TwinModel, format: TwinFormat): string[] {
  const library = TWIN_LIBRARIES[format];
  const cell = CELL_PIECES[model.cell];
  const wiring = WIRING_PIECES[model.wiring];
  const score = model.score && SCORE_PIECES[model.score];
  const window = model.window && WINDOW_PIECES[model.window];
  const hasLoss = trace.tensors.loss !== undefined;
  const attend =
    score && window
      ? [
          ...score.says.map((line) => `# ${line}`),
          ...score.lines(library),
          ...window.lines(library, model.gaussian),
          ...WEIGHTED_SUM,
        ]
      : [];
  const parts = {
    library,
    cell,
    inputFeeding: model.inputFeeding,
    advance: advance(model, format, cell),
    attend,
  };
  const word = [
    "# Embedding of the word before: E y_(t−1)",
    `embedded_word = ${library.embed("decoder", format === "pytorch" ? "torch.tensor(word)" : "word")}`,
    ...wordLines(wiring, parts),
    "# Softmax over the vocabulary: the probability of each word",
    `probabilities = ${library.softmax("logits")}`,
    ...(hasLoss
      ? ["# Loss: −log p(y_t), the natural logarithm", `loss = -${library.log("probabilities[said]")}`]
      : []),
  ];
  const makes: Record<string, string> = {
    decoderEmbedded: "embedded_word",
    ...lowerStates(model, library, cell),
    decoderState: library.top("s"),
    ...(cell.state.length > 1 ? { decoderCellState: library.top("c") } : {}),
    ...(score && window ? attentionMakes([...score.makes], [...window.makes]) : {}),
    ...wiring.makes(parts),
    logits: "logits",
    probabilities: "probabilities",
    ...(hasLoss ? { loss: "loss" } : {}),
  };
  const attention = [...(score?.parameters ?? []), ...(window?.parameters ?? [])];
  const opening = [
    ...attention.map((name) => `${name} = ${library.parameter(`attention.${name}`)}`),
    ...(window ? window.opening(library) : []),
    ...wiring.opening(parts),
  ];
  return [
    heading("The decoder"),
    ...wiring.says.map((line) => `# ${line}`),
    ...opening,
    "rows = []",
    loop(window?.counts ?? false, hasLoss),
    ...[...word, "", "rows.append(", "    {", ...entries(model, makes), "    }", ")"].map((line) =>
      line === "" ? "" : `    ${line}`,
    ),
    "computed.update(stack(rows))",
    "",
  ];
}

function attentionMakes(fromScore: readonly string[], fromWindow: readonly string[]): Record<string, string> {
  const names = ["query", ...fromScore, "scores", ...fromWindow, "weights", "weighted", "context"];
  return Object.fromEntries(names.map((name) => [name, name]));
}

function lowerStates({ layers }: TwinModel, library: Library, cell: CellPiece): Record<string, string> {
  if (layers === 1) return {};
  return Object.fromEntries(
    cell.state.map((name) => [
      name === "s" ? "decoder.l0.state" : "decoder.l0.cellState",
      library.lower(name),
    ]),
  );
}

function entries({ layers }: TwinModel, makes: Readonly<Record<string, string>>): string[] {
  const gates = Array.from(
    { length: layers },
    (_, k) => `        **named("decoder.l${k}", ${layers > 1 ? `gates_l${k}` : "gates"}),`,
  );
  return [...gates, ...Object.entries(makes).map(([name, value]) => `        "${name}": ${value},`)];
}

/** Over the words before, y_0 … y_(T−1); with their number and with the word that was said where these are used. */
function loop(counts: boolean, hasLoss: boolean): string {
  const before = "[SOS, *target[:-1]]";
  const over = hasLoss ? `zip(${before}, target)` : before;
  const item = hasLoss ? "word, said" : "word";
  if (!counts) return `for ${item} in ${over}:`;
  return `for t, ${hasLoss ? `(${item})` : item} in enumerate(${over}, start=1):`;
}

function comparison(library: Library): string[] {
  return [
    heading("The comparison"),
    'expected = trace["tensors"]',
    "only_one = sorted(set(expected) ^ set(computed))",
    "if only_one:",
    "    sys.exit(f\"not both computed and in trace.json: {', '.join(only_one)}\")",
    "wrong = []",
    "for name, entry in expected.items():",
    `    wanted = ${library.tensor('entry["data"]')}.reshape(entry["shape"])`,
    "    found = computed[name]",
    "    if tuple(found.shape) != tuple(wanted.shape):",
    '        sys.exit(f"{name} has the shape {tuple(found.shape)}, in trace.json {tuple(wanted.shape)}")',
    "    difference = abs(found - wanted)",
    `    agrees = bool((difference <= TOLERANCE * ${library.atLeastOne("abs(wanted)")}).all())`,
    "    shape = str(list(found.shape))",
    "    print(f\"{name:28} {shape:14} largest difference {float(difference.max()):.1e}{'' if agrees else '  DISAGREES'}\")",
    "    if not agrees:",
    "        wrong.append(name)",
    "if wrong:",
    "    sys.exit(f\"{len(wrong)} of {len(expected)} tensors disagree with trace.json: {', '.join(wrong)}\")",
    'print(f"all {len(expected)} tensors agree")',
  ];
}
