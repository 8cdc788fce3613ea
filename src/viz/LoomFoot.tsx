/** Under the cloth: what dark means, in words; the two scales; and the read-out, in one place that never moves. */
import { type ReactNode, useMemo } from "react";
import { rankIn } from "../lib/rank";
import type { Rich } from "../lib/rich";
import { sourcePlace } from "../trace/anatomy";
import { row as rowOf } from "../trace/tensors";
import { chosenProbability } from "./ContextRow";
import { legendGradient, valueColour, weightColour } from "./color";
import { fullForReading, inLedger } from "./format";
import { symbolText, useLetters } from "./letters";
import type { LoomView } from "./loomView";
import { RichText } from "./RichText";
import { stateDomain } from "./strip";
import { tokenText } from "./token";

interface LoomFootProps {
  readonly view: LoomView;
  readonly onFlip: () => void;
  readonly tools?: ReactNode;
}

export function LoomFoot({ view, onFlip, tools }: LoomFootProps) {
  const { labels, layout, theme, flip } = view;
  const weights = useMemo(() => legendGradient((share) => weightColour(share, theme, flip)), [theme, flip]);
  const values = useMemo(() => legendGradient((share) => valueColour(2 * share - 1, theme)), [theme]);
  const attends = view.attention !== null;
  const limit = stateDomain(view.trace);
  const more = (theme === "light") !== flip ? "darker" : "brighter";
  return (
    <div
      className={layout.phone ? "loom-foot phone" : "loom-foot"}
      style={{
        paddingInlineStart: layout.inset,
        maxWidth: layout.phone ? undefined : Math.max(layout.right, 716) + 24,
      }}
    >
      {attends ? (
        <>
          <div className="polarity">
            <span>{labels.polarity(more)}</span>
            <span>
              <button type="button" className="link" aria-pressed={flip} onClick={onFlip}>
                {labels.flip}
              </button>
              {tools}
            </span>
          </div>
          <div className="scale">
            <div className="scale-bar" style={{ backgroundImage: weights }} />
            <div className="scale-words">
              <span>0</span>
              <span>{labels.weight}</span>
              <span>1</span>
            </div>
          </div>
        </>
      ) : (
        <p className="unattended">{labels.noAttention.sentence}</p>
      )}
      <div className="scale values">
        <div className="scale-bar" style={{ backgroundImage: values }} />
        <div className="scale-words">
          <span>−{limit}</span>
          <span>{labels.vectorValue}</span>
          <span>+{limit}</span>
        </div>
      </div>
      <Readout view={view} />
    </div>
  );
}

function Readout({ view }: { view: LoomView }) {
  const { trace, labels, linked, focus, row, step } = view;
  const letters = useLetters();
  const source = tokenText(trace.source.tokens[linked] ?? "").text;
  const count = trace.source.tokens.length;
  if (step === "encode" && focus.target === undefined) {
    const words: Rich = labels.encoded({ word: source, ...sourcePlace(trace, linked), count });
    return (
      <p className="readout">
        <RichText rich={words} />
      </p>
    );
  }
  const target = Math.min(focus.target ?? row, trace.output.tokens.length - 1);
  const output = tokenText(trace.output.tokens[target] ?? "").text;
  if (!trace.tensors.weights) {
    const probability = chosenProbability(view, target);
    return (
      <p className="readout" title={fullForReading(probability)}>
        <RichText rich={labels.saidFrom({ output, state: symbolText(letters.decoder(target + 1)) })} />
        <button
          type="button"
          className="detail open-number"
          data-number={`probabilities.${target}.${trace.output.ids[target]}`}
        >
          <i className="math">p</i> = {inLedger(probability)}
        </button>
      </p>
    );
  }
  const weights = rowOf(trace.tensors.weights, target);
  const weight = weights[linked] ?? 0;
  const symbol = letters.weight(target + 1, linked + 1);
  const cell = {
    output,
    source,
    value: inLedger(weight),
    rank: rankIn(weights, linked),
    count,
  };
  return (
    <p className="readout" title={fullForReading(weight)}>
      <RichText rich={labels.readout(cell)} />
      <button type="button" className="detail open-number" data-number={`weights.${target}.${linked}`}>
        <i className="math">{symbol.base}</i>
        <sub>{symbol.sub}</sub>
        {symbol.after}
        {labels.readoutDetail(cell)}
      </button>
    </p>
  );
}
