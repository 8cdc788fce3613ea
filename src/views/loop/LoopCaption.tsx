/** Under the drawing, always in the same place: what happens at the step in view. */

import { type CellRun, decoderRun, encoderRun } from "../../arithmetic/cellRun";
import { SOS, SPECIAL_TOKENS } from "../../lib/tokens";
import { besideWord, encoderLayer, hasFixedContext, hasWeights } from "../../trace/anatomy";
import { onStage } from "../../viz/format";
import { type Letters, useLetters } from "../../viz/letters";
import { RichText } from "../../viz/RichText";
import { scaleLimit, symmetricDomain } from "../../viz/strip";
import { tokenText } from "../../viz/token";
import { keepingOf } from "./gates";
import { slotAt } from "./loopLayout";
import type { LoopView } from "./loopView";
import { isSlotLit } from "./parts";

export function LoopCaption({ view }: { readonly view: LoopView }) {
  const { trace, place, lanes, lane, labels } = view;
  const letters = useLetters();
  const { tokens } = trace.source;
  const { model } = trace;
  const notes = [
    ...(model.reverseSource ? [labels.reversed] : []),
    ...(model.cell === "lstm"
      ? [
          labels.memory(
            scaleLimit(symmetricDomain(encoderLayer(trace, model.layers - 1).memories?.data ?? [])),
          ),
        ]
      : []),
  ];
  const own = lanes[lane] ?? { layer: 0, backward: false };
  const word = tokenText(tokens[place.column] ?? "").text;
  return (
    <div className="loop-caption">
      {place.step === "encode" ? (
        <p>
          <RichText
            rich={labels.reading({
              word,
              position: place.column + 1,
              count: tokens.length,
              where:
                lanes.length > 1
                  ? labels.lane({ ...own, layers: model.layers, two: model.bidirectional })
                  : "",
            })}
          />{" "}
          {kept(view, encoderRun(trace, place.column, own.backward, own.layer), letters)}
        </p>
      ) : (
        <p>
          <RichText
            rich={
              place.row === 0
                ? labels.begins
                : labels.feeds({
                    word: tokenText(trace.output.tokens[place.row - 1] ?? SPECIAL_TOKENS[SOS]).text,
                    position: place.row + 1,
                  })
            }
          />{" "}
          {labels.enters[entering(view)]}{" "}
          {kept(view, decoderRun(trace, place.row, model.layers - 1), letters)}
        </p>
      )}
      {[...notes, ...ending(view)].map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
    </div>
  );
}

function entering({ trace }: LoopView): keyof LoopView["labels"]["enters"] {
  if (hasFixedContext(trace)) return "fixed";
  const beside = besideWord(trace);
  return beside === "nothing" && hasWeights(trace) ? "after" : beside;
}

/** Once the last word is said. */
function ending({ trace, place, layout, labels }: LoopView): string[] {
  const { tokens } = trace.output;
  const words = tokens.length;
  const output = slotAt(layout, "output");
  if (!output || !isSlotLit(trace.steps, output, words - 1, place)) return [];
  return [tokens.at(-1) === "<eos>" ? labels.ends({ words }) : labels.endsByLimit({ words })];
}

/** How much of the state before a cell keeps, on average over its units. */
function kept({ labels }: LoopView, run: CellRun, letters: Letters): string {
  const keeping = keepingOf(run, letters);
  if (keeping === null) return labels.noGate;
  const { gate, share, isNew, state } = keeping;
  return labels[isNew ? "renews" : "keeps"]({ gate, share: onStage(share), state });
}
