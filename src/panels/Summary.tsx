/** A closed step's result in one line, with as many decimals as on the stage; four stand in the open panel. */
import type { ReactNode } from "react";
import { besideWord } from "../trace/anatomy";
import { row as rowOf, type TensorName } from "../trace/tensors";
import { tensorOf } from "../trace/trace";
import type { Theme } from "../viz/color";
import { ranked } from "../viz/focus";
import { CELL_NAMES, onStage } from "../viz/format";
import { type Letters, useLetters } from "../viz/letters";
import { Strips } from "../viz/Strips";
import { stateDomain, symmetricDomain } from "../viz/strip";
import { tokenText } from "../viz/token";
import { Sym } from "./Num";
import type { PanelProps } from "./panel";
import { wordBefore } from "./wordBefore";

type SummaryProps = Pick<PanelProps, "trace" | "step" | "row" | "linked" | "theme">;

const STRIP = 80;

interface MiniProps {
  readonly values: Float32Array;
  readonly theme: Theme;
  readonly length?: number;
  readonly domain?: number;
}

function Mini({ values, theme, length = STRIP, domain = 1 }: MiniProps) {
  const place = {
    x: 0,
    y: 0,
    unit: length / values.length,
    gap: 0.4,
    thickness: 12,
    direction: "row" as const,
  };
  return (
    <svg width={length} height={12} aria-hidden="true">
      <Strips strips={[{ values, place, domain }]} theme={theme} />
    </svg>
  );
}

/** Bars of one row of scores or weights. Scores stand on the lowest of them. */
function Bars({ values, base, className }: { values: Float32Array; base: number; className: string }) {
  const most = Math.max(...values) - base || 1;
  const step = STRIP / values.length;
  return (
    <svg className={className} width={STRIP} height={14} aria-hidden="true">
      {Array.from(values, (value, j) => {
        const height = Math.max(1, ((value - base) / most) * 14);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
          <rect key={j} x={j * step} y={14 - height} width={Math.max(1, step - 1)} height={height} />
        );
      })}
    </svg>
  );
}

function MiniStates({ trace, theme }: SummaryProps) {
  const states = tensorOf(trace, "states");
  const count = trace.source.tokens.length;
  const pitch = Math.min(17, 132 / count);
  const strips = trace.source.tokens.map((_, j) => {
    const values = rowOf(states, j);
    return {
      values,
      domain: stateDomain(trace),
      place: {
        x: j * pitch,
        y: 0,
        unit: 20 / values.length,
        gap: 0,
        thickness: pitch - 4,
        direction: "column" as const,
      },
    };
  });
  return (
    <svg width={count * pitch - 4} height={20} aria-hidden="true">
      <Strips strips={strips} theme={theme} />
    </svg>
  );
}

/** The word that a row reads, with what stands beside it. */
function JoinedWord({ trace, row, beside }: Pick<SummaryProps, "trace" | "row"> & { beside: ReactNode }) {
  return (
    <>
      [<span className="tgt">{tokenText(wordBefore(trace.output.tokens, row)).text}</span>; {beside}]
    </>
  );
}

function cellInput(trace: SummaryProps["trace"], row: number, letters: Letters): ReactNode {
  switch (besideWord(trace)) {
    case "nothing":
      return <span className="tgt">{tokenText(wordBefore(trace.output.tokens, row)).text}</span>;
    case "fed":
      return (
        <JoinedWord trace={trace} row={row} beside={<Sym {...letters.attentional(row)} family="tgt" />} />
      );
    case "context":
      return (
        <JoinedWord trace={trace} row={row} beside={<Sym {...letters.context(row + 1)} family="ctx" />} />
      );
  }
}

export function Summary(props: SummaryProps): ReactNode {
  const { trace, step, row, linked, theme } = props;
  const letters = useLetters();
  const at = (name: TensorName): Float32Array => rowOf(tensorOf(trace, name), row);
  const t = row + 1;
  switch (step) {
    case "encode":
      return <MiniStates {...props} />;
    case "cell":
      return (
        <>
          <span>
            <Sym {...letters.decoder(t)} family="tgt" /> = {CELL_NAMES[trace.model.cell]}(
            <Sym {...letters.decoder(row)} family="tgt" />, {cellInput(trace, row, letters)})
          </span>
          <Mini values={at("decoderState")} theme={theme} domain={stateDomain(trace)} />
        </>
      );
    case "score": {
      const scores = at("scores");
      return (
        <>
          <span>
            {onStage(Math.min(...scores))} … {onStage(Math.max(...scores))}
          </span>
          <Bars className="score-bars" values={scores} base={Math.min(...scores)} />
        </>
      );
    }
    case "softmax":
      return (
        <>
          <span className="ctx">{onStage(at("weights")[linked] ?? 0)}</span>
          <Bars className="weight-bars" values={at("weights")} base={0} />
        </>
      );
    case "weighted-sum":
      return (
        <>
          <Sym {...letters.context(t)} family="ctx" />
          <Mini values={at("context")} theme={theme} length={124} domain={stateDomain(trace)} />
        </>
      );
    case "concat":
      return (
        <>
          <span>
            {trace.tensors.attentional ? (
              <>
                [<Sym {...letters.context(t)} family="ctx" />; <Sym {...letters.decoder(t)} family="tgt" />]
              </>
            ) : (
              <JoinedWord trace={trace} row={row} beside={<Sym {...letters.context(t)} family="ctx" />} />
            )}
          </span>
          <Mini
            values={at("combined")}
            theme={theme}
            length={trace.tensors.attentional ? 160 : 124}
            domain={trace.tensors.attentional ? stateDomain(trace) : symmetricDomain(at("combined"))}
          />
        </>
      );
    case "output":
      return <BestThree trace={trace} row={row} />;
  }
}

function BestThree({ trace, row }: Pick<SummaryProps, "trace" | "row">) {
  const probabilities = rowOf(tensorOf(trace, "probabilities"), row);
  const [best = 0, ...others] = ranked(probabilities).slice(0, 3);
  const name = (id: number): string => tokenText(trace.model.targetVocabulary[id] ?? "").text;
  return (
    <>
      <b className="tgt">{name(best)}</b>
      <span>{onStage(probabilities[best] ?? 0)}</span>
      <span className="others">
        {others.map((id) => `${name(id)} ${onStage(probabilities[id] ?? 0)}`).join(" · ")}
      </span>
    </>
  );
}
