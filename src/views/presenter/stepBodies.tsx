/** What each step's sheet says and shows, from the trace; the sentences are the panels' own. */
import { softmaxTerms } from "../../arithmetic/exponentials";
import { Sym } from "../../panels/Num";
import { unitInView } from "../../panels/panel";
import { wordBefore } from "../../panels/wordBefore";
import { besideWord, decoderStateAt, handoverOf, hasFixedContext } from "../../trace/anatomy";
import type { StepId } from "../../trace/steps";
import { row as rowOf } from "../../trace/tensors";
import { ranked } from "../../viz/focus";
import { onStage } from "../../viz/format";
import { score, softmax, weightedSum } from "./attentionBodies";
import { ShareTable, StripLines } from "./parts";
import { at, type Body, exponent, Letter, power, vector, word } from "./stepBody";

const encode: Body = ({ trace, column: j, width, theme }, panels) => {
  const { bidirectional, cell } = trace.model;
  const state = at(trace, "states", j);
  const unit = unitInView({}, state);
  const before = !bidirectional && trace.model.layers === 1 && j > 0 ? [at(trace, "states", j - 1)] : [];
  return {
    say: panels.say.encode({ word: word(trace.source.tokens[j]), first: j === 0, gated: cell !== "rnn" }),
    line: (
      <>
        <Letter.Encoder j={j + 1} />, {panels.unit(unit + 1)} = <b>{onStage(state[unit] ?? 0)}</b>
      </>
    ),
    body: (
      <StripLines
        width={width}
        theme={theme}
        unit={unit}
        lines={[
          ...before.map((values) => vector(<Letter.Encoder j={j} />, values, "src", "before")),
          vector(
            <b className="src">{word(trace.source.tokens[j])}</b>,
            at(trace, "embedded", j),
            undefined,
            "word",
          ),
          vector(<Letter.Encoder j={j + 1} />, state, "src"),
        ]}
      />
    ),
  };
};

const cell: Body = ({ trace, row, width, theme }, panels) => {
  const state = at(trace, "decoderState", row);
  const unit = unitInView({}, state);
  const before = word(wordBefore(trace.output.tokens, row));
  const beside = besideWord(trace);
  return {
    say: panels.say.cell({
      before,
      first: row === 0,
      start: handoverOf(trace),
      two: trace.model.bidirectional,
      memory: trace.model.cell === "lstm",
      beside,
      tokens: trace.source.tokens.length,
    }),
    line: (
      <>
        <Letter.Decoder t={row + 1} />, {panels.unit(unit + 1)} = <b>{onStage(state[unit] ?? 0)}</b>
      </>
    ),
    body: (
      <StripLines
        width={width}
        theme={theme}
        unit={unit}
        lines={[
          vector(<Letter.Decoder t={row} />, decoderStateAt(trace, row), "tgt", "before"),
          vector(<b className="tgt">{before}</b>, at(trace, "decoderEmbedded", row), undefined, "word"),
          ...(beside === "context"
            ? [vector(<Letter.Context t={row + 1} />, at(trace, "context", row), "ctx")]
            : beside === "fed"
              ? [vector(<Letter.Attentional t={row} />, at(trace, "fed", row), "tgt", "fed")]
              : []),
          vector(<Letter.Decoder t={row + 1} />, state, "tgt"),
        ]}
      />
    ),
  };
};

const concat: Body = ({ trace, row, width, theme }, panels) => {
  const { attentional } = trace.tensors;
  const context = vector(<Letter.Context t={row + 1} />, at(trace, "context", row), "ctx");
  if (!attentional) {
    const before = word(wordBefore(trace.output.tokens, row));
    return {
      say: hasFixedContext(trace) ? panels.say.concat.fixed : panels.say.concat.joined,
      line: (
        <>
          [<b className="tgt">{before}</b>; <Letter.Context t={row + 1} />]
        </>
      ),
      body: (
        <StripLines
          width={width}
          theme={theme}
          unit={null}
          lines={[
            vector(<b className="tgt">{before}</b>, at(trace, "decoderEmbedded", row), undefined, "word"),
            context,
          ]}
        />
      ),
    };
  }
  const mixed = rowOf(attentional, row);
  const unit = unitInView({}, mixed);
  return {
    say: panels.say.concat.mixed,
    line: (
      <>
        <Letter.Attentional t={row + 1} /> = tanh(
        <Sym base="W" sub="c" /> [<Letter.Context t={row + 1} />; <Letter.Decoder t={row + 1} />
        ])
      </>
    ),
    body: (
      <StripLines
        width={width}
        theme={theme}
        unit={unit}
        lines={[
          context,
          vector(<Letter.Decoder t={row + 1} />, at(trace, "decoderState", row), "tgt", "state"),
          vector(<Letter.Attentional t={row + 1} />, mixed, "tgt", "mixed"),
        ]}
      />
    ),
  };
};

const SHOWN = 6;

const output: Body = ({ trace, row, theme }, panels) => {
  const logits = at(trace, "logits", row);
  const probabilities = at(trace, "probabilities", row);
  const chosen = trace.output.ids[row] ?? 0;
  const words = trace.model.targetVocabulary;
  const order = ranked(probabilities).slice(0, SHOWN);
  const { less, whole } = softmaxTerms(logits, false);
  const p = probabilities[chosen] ?? 0;
  return {
    say: panels.say.output({ words: logits.length, chosen: word(words[chosen]) }),
    line: (
      <>
        <i className="math">p</i> ={" "}
        <span className="fraction">
          <span>exp({exponent(logits[chosen] ?? 0, less)})</span>
          <span>{power(whole)}</span>
        </span>{" "}
        = <b className="tgt">{onStage(p)}</b>
      </>
    ),
    body: (
      <ShareTable
        head={[
          panels.word,
          panels.logit,
          <i key="p" className="math">
            p
          </i>,
        ]}
        theme={theme}
        linked={order.indexOf(chosen)}
        lines={order.map((id) => ({
          token: words[id] ?? "",
          family: "tgt",
          numbers: [onStage(logits[id] ?? 0)],
          bar: { kind: "probability", share: probabilities[id] ?? 0 },
          result: onStage(probabilities[id] ?? 0),
        }))}
      />
    ),
  };
};

export const STEP_BODIES: Readonly<Record<StepId, Body>> = {
  encode,
  cell,
  score,
  softmax,
  "weighted-sum": weightedSum,
  concat,
  output,
};
