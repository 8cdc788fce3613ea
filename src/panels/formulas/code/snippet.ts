/** One step as a few lines of code that run: what they are given, what they do, and what they make. */
import { besideWord } from "../../../trace/anatomy";
import type { CodeFormat } from "../../../trace/formulaView";
import type { StepId } from "../../../trace/steps";
import type { TensorName } from "../../../trace/tensors";
import type { Trace } from "../../../trace/trace";
import type { FormulaPlace } from "../place";
import { cellCodeOf, handsOver } from "./cellCode";
import { pythonLines } from "./python";
import { tfjsLines } from "./tfjs";

/** A variable that is there before the first line: a tensor of the trace, or one row of it. */
export interface Given {
  readonly name: string;
  readonly tensor: TensorName;
  /** Null: all of it. */
  readonly row: number | null;
}

export interface Snippet {
  readonly given: readonly Given[];
  readonly lines: readonly string[];
  /** Variables afterwards, and the tensor of which they are a row; null where they are all of it. */
  readonly makes: readonly Given[];
}

const whole = (name: string, tensor: TensorName): Given => ({ name, tensor, row: null });

/** What each step reads and makes, by the names that all three libraries' code has for it. */
function variables(step: StepId, place: FormulaPlace): Pick<Snippet, "given" | "makes"> {
  const { trace, row } = place;
  const { tensors, model } = trace;
  const own = (name: string, tensor: TensorName): Given => ({ name, tensor, row });
  const isAttentional = tensors.attentional !== undefined;
  const word = own("embedded_word", "decoderEmbedded");
  const context = own("context", "context");
  const state = own("s", "decoderState");
  switch (step) {
    case "encode": {
      const { layer, backward } = cellCodeOf(place);
      const input = layer === 0 ? whole("inputs", "embedded") : whole("inputs", "encoder.l0.state");
      const isTop = layer === model.layers - 1;
      const states = isTop ? "states" : "encoder.l0.state";
      const name = model.bidirectional ? (backward ? "backward" : "forward") : "states";
      return {
        given: [input],
        makes: [
          whole(name, states),
          ...(handsOver(place) ? [whole("s", isTop ? "initialState" : "decoder.l0.initialState")] : []),
        ],
      };
    }
    case "cell":
      return { given: cellInputs(place), makes: [cellResult(place)] };
    case "score":
      return {
        given: [own("query", "query"), whole("states", "states")],
        makes: [own("scores", "scores")],
      };
    case "softmax":
      return {
        given: [own("scores", "scores"), ...(model.window === "local-p" ? [own("query", "query")] : [])],
        makes: [
          ...(tensors.aligned ? [own("position", "position"), own("aligned", "aligned")] : []),
          own("weights", "weights"),
        ],
      };
    case "weighted-sum":
      return {
        given: [own("weights", "weights"), whole("states", "states")],
        makes: [context],
      };
    case "concat":
      return isAttentional
        ? {
            given: [context, own("query", "query")],
            makes: [own("combined", "combined"), own("attentional", "attentional")],
          }
        : { given: [word, context], makes: [own("combined", "combined")] };
    case "output":
      return {
        given: tensors.features
          ? [state, context, word]
          : isAttentional
            ? [own("attentional", "attentional")]
            : [state],
        makes: [own("logits", "logits"), own("probabilities", "probabilities")],
      };
  }
}

/** The cell's input, and the state before under the name `s`, an LSTM's memory under `c`. */
function cellInputs(place: FormulaPlace): Given[] {
  const { trace, row } = place;
  const { layer } = cellCodeOf(place);
  const isTop = layer === trace.model.layers - 1;
  const before = (name: string, states: TensorName, first: TensorName): Given =>
    row === 0 ? whole(name, first) : { name, tensor: states, row: row - 1 };
  const own = (name: string, tensor: TensorName): Given => ({ name, tensor, row });
  const beside = besideWord(trace);
  const input =
    layer > 0
      ? [own("x", "decoder.l0.state")]
      : beside === "context"
        ? [own("x", "combined")]
        : beside === "fed"
          ? [own("embedded_word", "decoderEmbedded"), own("fed", "fed")]
          : [own("x", "decoderEmbedded")];
  return [
    ...input,
    isTop
      ? before("s", "decoderState", "initialState")
      : before("s", "decoder.l0.state", "decoder.l0.initialState"),
    ...(trace.model.cell === "lstm"
      ? [
          isTop
            ? before("c", "decoderCellState", "initialCellState")
            : before("c", "decoder.l0.cellState", "decoder.l0.initialCellState"),
        ]
      : []),
  ];
}

function cellResult(place: FormulaPlace): Given {
  const { layer } = cellCodeOf(place);
  const isTop = layer === place.trace.model.layers - 1;
  return { name: "s", tensor: isTop ? "decoderState" : "decoder.l0.state", row: place.row };
}

/** The shape of a variable as it is given. */
export function shapeOf(trace: Trace, { tensor, row }: Given): readonly number[] {
  const { shape = [] } = trace.tensors[tensor] ?? {};
  return row === null ? shape : shape.slice(1);
}

export function snippetOf(step: StepId, place: FormulaPlace, format: CodeFormat): Snippet {
  const { given, makes } = variables(step, place);
  const lines = format === "tfjs" ? tfjsLines(step, place) : pythonLines(step, place, format);
  return { given, makes, lines };
}
