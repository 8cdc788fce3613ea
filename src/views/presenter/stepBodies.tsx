/** What each step's sheet says and shows, from the trace; the sentences are the panels' own. */
import type { ReactNode } from "react";
import { exponentials } from "../../arithmetic/exponentials";
import { bell, distanceFrom, isInside, windowOf } from "../../arithmetic/localWindow";
import type { PanelMessages } from "../../i18n/sections/panels";
import type { Family, Rich } from "../../lib/rich";
import { Sym } from "../../panels/Num";
import { unitInView } from "../../panels/panel";
import { longestSource, SCORE_TERMS } from "../../panels/scoreTerms";
import { wordBefore } from "../../panels/wordBefore";
import { besideWord, decoderStateAt, handoverOf, hasFixedContext } from "../../trace/anatomy";
import type { StepId } from "../../trace/steps";
import { row as rowOf, type TensorName } from "../../trace/tensors";
import { type Trace, tensorOf } from "../../trace/trace";
import { ranked } from "../../viz/focus";
import { decimals, exponential, factor, onStage } from "../../viz/format";
import { useLetters } from "../../viz/letters";
import { tokenText } from "../../viz/token";
import { ShareTable, type StripLine, StripLines } from "./parts";
import type { StepSheetProps } from "./StepSheet";

export interface StepBody {
  readonly say: Rich;
  readonly line: ReactNode;
  readonly body: ReactNode;
}

type Body = (props: StepSheetProps, panels: PanelMessages) => StepBody;

const word = (token: string | undefined): string => tokenText(token ?? "").text;
const at = (trace: Trace, name: TensorName, i: number): Float32Array => rowOf(tensorOf(trace, name), i);

/** An exponential to two decimals, to one from 100 on, so that it can be read from the last row. */
const power = (value: number): string =>
  value >= 0.005 && value < 1e6 ? decimals(value, value >= 100 ? 1 : 2) : exponential(value, 3);

/** A vector of the trace, with the scale of all its kin where it leaves −1..1. */
function vector(label: ReactNode, values: Float32Array, family?: Family, key = String(family)): StripLine {
  return { key, label, values, family };
}

const Letter = {
  Encoder: ({ j }: { j: number }) => <Sym {...useLetters().encoder(j)} family="src" />,
  Decoder: ({ t }: { t: number }) => <Sym {...useLetters().decoder(t)} family="tgt" />,
  Context: ({ t }: { t: number }) => <Sym {...useLetters().context(t)} family="ctx" />,
  Attentional: ({ t }: { t: number }) => <Sym {...useLetters().attentional(t)} family="tgt" />,
  Score: ({ t, j }: { t: number; j: number | string }) => <Sym {...useLetters().score(t, j)} />,
  Weight: ({ t, j }: { t: number; j: number | string }) => (
    <Sym {...useLetters().weight(t, j)} family="ctx" />
  ),
};

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

const score: Body = (props, panels) => ({
  say: panels.say.score[props.trace.model.score ?? "uniform"]({
    source: word(props.trace.source.tokens[props.linked]),
    position: props.linked + 1,
    longest: longestSource(props.trace),
  }),
  line: <ScoreLine {...props} />,
  body: <Scores {...props} panels={panels} />,
});

function ScoreLine({ trace, row, linked: j }: StepSheetProps) {
  const { factors, under } = SCORE_TERMS[trace.model.score ?? "uniform"](trace, row, j, useLetters());
  const value = at(trace, "scores", row)[j] ?? 0;
  if (!factors)
    return (
      <>
        <Letter.Score t={row + 1} j={j + 1} /> = <b>{onStage(value)}</b>
      </>
    );
  const products = Array.from(factors.left.values, (one, u) => one * (factors.right.values[u] ?? 0));
  const unit = unitInView({}, products);
  const [left = 0, right = 0] = [factors.left.values[unit], factors.right.values[unit]];
  return (
    <>
      <Letter.Score t={row + 1} j={j + 1} /> = {under === null ? "" : "("}… + {factor(left, 2)} ×{" "}
      {factor(right, 2)} + …{under === null ? "" : `) / √${under}`} = <b>{onStage(value)}</b>
    </>
  );
}

function Scores({ trace, row, linked, theme, panels }: StepSheetProps & { panels: PanelMessages }) {
  const scores = at(trace, "scores", row);
  const most = Math.max(1e-9, ...Array.from(scores, Math.abs));
  return (
    <ShareTable
      head={[panels.sourceWord, <Letter.Score key="e" t={row + 1} j="j" />]}
      theme={theme}
      linked={linked}
      lines={trace.source.tokens.map((token, j) => ({
        token,
        family: "src",
        numbers: [onStage(scores[j] ?? 0)],
        bar: { kind: "score", share: (scores[j] ?? 0) / most },
      }))}
    />
  );
}

const softmax: Body = ({ trace, row, linked: j, theme }, panels) => {
  const scores = at(trace, "scores", row);
  const weights = at(trace, "weights", row);
  const local = windowOf(trace, row);
  const { gaussian } = trace.model;
  const isIn = (k: number): boolean => !local || isInside(local, k);
  const powers = exponentials(scores, false);
  const whole = powers.reduce((sum, one, k) => sum + (isIn(k) ? one : 0), 0);
  const curve = local && gaussian ? ` × ${onStage(bell(distanceFrom(local, j), local.radius))}` : null;
  return {
    say: panels.say.softmax(
      local ? { inside: scores.filter((_, k) => isIn(k)).length, radius: local.radius, gaussian } : null,
    ),
    line: isIn(j) ? (
      <>
        <Letter.Weight t={row + 1} j={j + 1} /> ={" "}
        <span className="fraction">
          <span>exp({onStage(scores[j] ?? 0)})</span>
          <span>{power(whole)}</span>
        </span>
        {curve ?? (
          <>
            {" = "}
            <span className="fraction">
              <span>{power(powers[j] ?? 0)}</span>
              <span>{power(whole)}</span>
            </span>
          </>
        )}{" "}
        = <b className="ctx">{onStage(weights[j] ?? 0)}</b>
      </>
    ) : (
      <>
        {panels.window.outside}: <b className="ctx">{onStage(weights[j] ?? 0)}</b>
      </>
    ),
    body: (
      <ShareTable
        head={[
          panels.sourceWord,
          <Letter.Score key="e" t={row + 1} j="j" />,
          "exp",
          <Letter.Weight key="a" t={row + 1} j="j" />,
        ]}
        theme={theme}
        linked={j}
        lines={trace.source.tokens.map((token, k) => ({
          token,
          family: "src",
          numbers: [onStage(scores[k] ?? 0), isIn(k) ? power(powers[k] ?? 0) : "–"],
          bar: { kind: "weight", share: weights[k] ?? 0 },
          result: onStage(weights[k] ?? 0),
        }))}
        foot={[panels.sum, "", power(whole), onStage(weights.reduce((sum, one) => sum + one, 0))]}
      />
    ),
  };
};

const weightedSum: Body = ({ trace, row, linked, width, theme }, panels) => {
  const weights = at(trace, "weights", row);
  const context = at(trace, "context", row);
  const unit = unitInView({}, context);
  const terms = [...ranked(weights).slice(0, 2)].sort((a, b) => a - b);
  const { tokens } = trace.source;
  return {
    say: panels.say.weightedSum({ source: word(tokens[linked]), share: onStage(weights[linked] ?? 0) }),
    line: (
      <>
        {panels.unit(unit + 1)}:{" "}
        {terms
          .map((j) => `${onStage(weights[j] ?? 0)} × ${factor(at(trace, "states", j)[unit] ?? 0, 2)}`)
          .join(" + ")}
        {tokens.length > terms.length ? " + …" : ""} = <b className="ctx">{onStage(context[unit] ?? 0)}</b>
      </>
    ),
    body: (
      <StripLines
        width={width}
        theme={theme}
        unit={unit}
        sum
        lines={[
          ...tokens.map((token, j) => ({
            key: String(j),
            label: <b className={tokenText(token).special ? "special" : "src"}>{word(token)}</b>,
            values: at(trace, "states", j),
            family: undefined,
            weight: weights[j] ?? 0,
            on: j === linked,
          })),
          vector(<Letter.Context t={row + 1} />, context, "ctx", "context"),
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
  const whole = exponentials(logits, false).reduce((sum, one) => sum + one, 0);
  const p = probabilities[chosen] ?? 0;
  return {
    say: panels.say.output({ words: logits.length, chosen: word(words[chosen]) }),
    line: (
      <>
        <i className="math">p</i> ={" "}
        <span className="fraction">
          <span>exp({onStage(logits[chosen] ?? 0)})</span>
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
