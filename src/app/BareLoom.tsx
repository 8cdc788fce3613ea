/** The loom before there are numbers: the words of the sentence and the warp under them, where they will stay. */
import { useMemo } from "react";
import { useMessages } from "../i18n/useMessages";
import { EOS, SPECIAL_TOKENS } from "../lib/tokens";
import { useLoomState } from "../state/useStore";
import { loadedTask } from "../tasks/loaded";
import { loomLayout } from "../viz/loom";
import { tokenText } from "../viz/token";

/** A guess until the model says it. */
const UNITS = 32;

export function BareLoom({ width, height: room }: { width: number; height: number | undefined }) {
  const { app } = useMessages();
  const task = useLoomState((state) => loadedTask(state.scene.task));
  const sentence = useLoomState((state) => state.scene.sentence);
  const language = useLoomState((state) => state.scene.language);
  const configuring = useLoomState((state) => state.session.choice !== null);
  const failed = useLoomState((state) => state.session.status === "failed");
  const reading = useMemo(() => task?.read(sentence), [task, sentence]);
  const words = reading
    ? [...reading.tokens.map(({ word }) => word), ...(task?.bareSource ? [] : [SPECIAL_TOKENS[EOS]])].map(
        tokenText,
      )
    : [];
  const { centers, state, tokens, y, height } = loomLayout({
    width,
    height: room,
    tokens: words.map(({ text }) => text),
    rows: words.length,
    units: UNITS,
    bidirectional: false,
    written: (reading?.written.length ?? 0) > 0,
    gloss: Boolean(task?.gloss[language]),
  });
  return (
    <div className="bare-loom">
      <svg width={width} height={height} aria-hidden="true">
        {words.map(({ text, special }, j) => {
          const x = centers[j] ?? 0;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
            <g key={j}>
              <text
                textAnchor={tokens.mode === "flat" ? "middle" : "start"}
                fontSize={tokens.size}
                fontWeight={550}
                className={special ? "bare-special" : "fill-src"}
                transform={`translate(${x} ${y.token})${tokens.mode === "flat" ? "" : " rotate(-48)"}`}
              >
                {text}
              </text>
              <rect
                className="hollow"
                x={x - state.width / 2}
                y={y.states}
                width={state.width}
                height={y.statesEnd - y.states}
              />
              <line x1={x} x2={x} y1={y.statesEnd} y2={y.clothEnd} className="warp" />
            </g>
          );
        })}
      </svg>
      <p role="status" className="loading">
        {failed ? null : configuring ? app.loadingModel : app.loadingEngine}
      </p>
    </div>
  );
}
