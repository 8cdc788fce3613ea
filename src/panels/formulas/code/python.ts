/** A step in NumPy and PyTorch, put together of the pieces that the Python twins are made of. */
import { besideWord } from "../../../trace/anatomy";
import type { StepId } from "../../../trace/steps";
import { CELL_PIECES } from "../../../twin/cells";
import { bridgeName } from "../../../twin/encoder";
import { TWIN_LIBRARIES, type TwinFormat } from "../../../twin/library";
import { SCORE_PIECES } from "../../../twin/scores";
import { WEIGHTED_SUM } from "../../../twin/weightedSum";
import { WINDOW_PIECES } from "../../../twin/windows";
import { WIRING_PIECES } from "../../../twin/wirings";
import type { FormulaPlace } from "../place";
import { cellCodeOf, handsOver } from "./cellCode";

type Lines = readonly string[];

const FOUR = '("weight_ih", "weight_hh", "bias_ih", "bias_hh")';

/** The function of a library's helpers, where the lines call one. */
function helpersFor(lines: Lines, format: TwinFormat): string[] {
  if (format === "pytorch") return [];
  const definitions = TWIN_LIBRARIES[format].helpers.trim().split("\n\n\n");
  return definitions.flatMap((definition) => {
    const [, name = ""] = /^def (\w+)/.exec(definition) ?? [];
    return lines.some((line) => line.includes(`${name}(`)) ? [...definition.split("\n"), "", ""] : [];
  });
}

const withHelpers = (lines: Lines, format: TwinFormat): string[] => [...helpersFor(lines, format), ...lines];

/** The cell's function, with its helpers. */
function definition(place: FormulaPlace, format: TwinFormat): string[] {
  const lines = CELL_PIECES[place.trace.model.cell].define(TWIN_LIBRARIES[format]).trim().split("\n");
  return [...helpersFor(lines, format), ...lines, "", ""];
}

const isLstm = ({ trace }: FormulaPlace): boolean => trace.model.cell === "lstm";

/** The four parameters of a layer. */
function parameters(side: "encoder" | "decoder", place: string, format: TwinFormat): string {
  const one =
    format === "numpy"
      ? `parameters[f"${side}.rnn.{name}_${place}"]`
      : `getattr(model.${side}.rnn, f"{name}_${place}")`;
  return `W_ih, W_hh, b_ih, b_hh = (${one} for name in ${FOUR})`;
}

function encode(place: FormulaPlace, format: TwinFormat): string[] {
  const { trace } = place;
  const { units, bidirectional, cell } = trace.model;
  const { layer, backward } = cellCodeOf(place);
  const library = TWIN_LIBRARIES[format];
  const state = isLstm(place) ? "h, c" : "h";
  const zeros = library.zeros(`${bidirectional ? units / 2 : units}`);
  const name = bidirectional ? (backward ? "backward" : "forward") : "states";
  const words = format === "numpy" ? "inputs[::-1]" : "inputs.flip(0)";
  return [
    ...definition(place, format),
    parameters("encoder", `l${layer}${backward ? "_reverse" : ""}`, format),
    `${state.replace(", ", " = ")} = ${zeros}`,
    `${name} = []`,
    `for x in ${backward ? words : "inputs"}:  # one word after the other`,
    `    ${state}, gates = ${cell}(x, ${state}, W_ih, W_hh, b_ih, b_hh)`,
    `    ${name}.append(h)`,
    `${name} = ${library.stack(backward ? `${name}[::-1]` : name)}`,
    ...firstState(place, name, format),
  ];
}

/** What the decoder begins with, where the reader in view hands it over alone. */
function firstState(place: FormulaPlace, name: string, format: TwinFormat): string[] {
  const over = handsOver(place);
  if (!over) return [];
  const library = TWIN_LIBRARIES[format];
  const last = `${name}[${over.at === 0 ? 0 : -1}]`;
  const bridge = library.parameter(bridgeName("s", cellCodeOf(place).layer));
  return [`s = ${over.bridge ? library.tanh(`${bridge} @ ${last}`) : last}  # the decoder begins with it`];
}

function cell(place: FormulaPlace, format: TwinFormat): string[] {
  const { trace } = place;
  const { cell: kind, wiring, inputFeeding } = trace.model;
  const { layer } = cellCodeOf(place);
  const library = TWIN_LIBRARIES[format];
  const state = isLstm(place) ? "s, c" : "s";
  const [says = ""] =
    layer === 0
      ? (WIRING_PIECES[wiring].lines({
          library,
          cell: CELL_PIECES[kind],
          inputFeeding,
          advance: () => [],
          attend: [],
        }).cell ?? [])
      : ["# Cell: the upper layer reads the lower one's new state"];
  return [
    ...definition(place, format),
    says,
    parameters("decoder", `l${layer}`, format),
    ...(layer === 0 && besideWord(trace) === "fed" ? [`x = ${library.join("embedded_word", "fed")}`] : []),
    `${state}, gates = ${kind}(x, ${state}, W_ih, W_hh, b_ih, b_hh)`,
  ];
}

function attentionParameters(names: readonly string[], format: TwinFormat): string[] {
  return names.map((name) => `${name} = ${TWIN_LIBRARIES[format].parameter(`attention.${name}`)}`);
}

function score({ trace }: FormulaPlace, format: TwinFormat): string[] {
  const { says, parameters: own, lines } = SCORE_PIECES[trace.model.score ?? "uniform"];
  const inside = { UNITS: `${trace.model.units}`, "len(source)": "len(states)" };
  return [
    ...says.map((line) => `# ${line}`),
    ...attentionParameters(own, format),
    ...lines(TWIN_LIBRARIES[format]).map((line) =>
      Object.entries(inside).reduce((text, [name, value]) => text.replaceAll(name, value), line),
    ),
  ];
}

function softmax({ trace, row }: FormulaPlace, format: TwinFormat): string[] {
  const { window, gaussian, radius } = trace.model;
  const library = TWIN_LIBRARIES[format];
  const piece = WINDOW_PIECES[window ?? "global"];
  const lines = [
    ...attentionParameters(piece.parameters, format),
    ...(window === "global" ? [] : [`RADIUS = ${radius}  # D`]),
    ...(piece.counts ? [`t = ${row + 1}`] : []),
    ...[...piece.opening(library), ...piece.lines(library, gaussian)].map((line) =>
      line.replaceAll("len(source)", "len(scores)"),
    ),
  ];
  return withHelpers(lines, format);
}

/** Joining and output, as the wiring has them. */
function wiringLines(place: FormulaPlace, format: TwinFormat, part: "concat" | "output"): string[] {
  const { wiring, cell: kind, inputFeeding } = place.trace.model;
  const library = { ...TWIN_LIBRARIES[format], top: (state: string) => state };
  const parts = { library, cell: CELL_PIECES[kind], inputFeeding, advance: () => [], attend: [] };
  return [...(WIRING_PIECES[wiring].lines(parts)[part] ?? [])];
}

function output(place: FormulaPlace, format: TwinFormat): string[] {
  const lines = [
    ...wiringLines(place, format, "output"),
    "# The probability of each word",
    `probabilities = ${TWIN_LIBRARIES[format].softmax("logits")}`,
  ];
  return withHelpers(lines, format);
}

const STEPS: Readonly<Record<StepId, (place: FormulaPlace, format: TwinFormat) => Lines>> = {
  encode,
  cell,
  score,
  softmax,
  "weighted-sum": () => WEIGHTED_SUM,
  concat: (place, format) => wiringLines(place, format, "concat"),
  output,
};

export const pythonLines = (step: StepId, place: FormulaPlace, format: TwinFormat): Lines =>
  STEPS[step](place, format);
