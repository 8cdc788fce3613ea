/** The sheets of score, softmax and weighted sum: every source word has a line. */
import { softmaxTerms } from "../../arithmetic/exponentials";
import { bell, distanceFrom, isInside, windowOf } from "../../arithmetic/localWindow";
import type { PanelMessages } from "../../i18n/sections/panels";
import { unitInView } from "../../panels/panel";
import { longestSource, SCORE_TERMS } from "../../panels/scoreTerms";
import { ranked } from "../../viz/focus";
import { factor, onStage } from "../../viz/format";
import { useLetters } from "../../viz/letters";
import { tokenText } from "../../viz/token";
import { ShareTable, StripLines } from "./parts";
import type { StepSheetProps } from "./StepSheet";
import { at, type Body, exponent, Letter, power, vector, word } from "./stepBody";

export const score: Body = (props, panels) => ({
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

export const softmax: Body = ({ trace, row, linked: j, theme }, panels) => {
  const scores = at(trace, "scores", row);
  const weights = at(trace, "weights", row);
  const local = windowOf(trace, row);
  const { gaussian } = trace.model;
  const isIn = (k: number): boolean => !local || isInside(local, k);
  const inside = Array.from(scores, (_, k) => k).filter(isIn);
  const { less, powers, whole } = softmaxTerms(scores, false, inside);
  const curve = local && gaussian ? ` × ${onStage(bell(distanceFrom(local, j), local.radius))}` : null;
  return {
    say: panels.say.softmax(local ? { inside: inside.length, radius: local.radius, gaussian } : null),
    line: isIn(j) ? (
      <>
        <Letter.Weight t={row + 1} j={j + 1} /> ={" "}
        <span className="fraction">
          <span>exp({exponent(scores[j] ?? 0, less)})</span>
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

export const weightedSum: Body = ({ trace, row, linked, width, theme }, panels) => {
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
