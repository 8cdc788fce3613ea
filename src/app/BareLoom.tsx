/** The loom before there are numbers: the words of the sentence and the warp under them. */
import { useMemo } from "react";
import { useMessages } from "../i18n/useMessages";
import { useLoomState } from "../state/useStore";
import { findTask } from "../tasks/list";
import { tokenText } from "../viz/token";

const GUTTER = 136;
const NARROW_GUTTER = 47;
const UNITS = 12;
const EOS = "<eos>";

export function BareLoom({ width }: { width: number }) {
  const { app } = useMessages();
  const task = useLoomState((state) => findTask(state.scene.task));
  const sentence = useLoomState((state) => state.scene.sentence);
  const configuring = useLoomState((state) => state.session.choice !== null);
  const failed = useLoomState((state) => state.session.status === "failed");
  const words = useMemo(
    () => (task ? [...task.read(sentence).tokens.map((token) => token.word), EOS] : []),
    [task, sentence],
  );
  const gutter = width < 520 ? NARROW_GUTTER : GUTTER;
  const column = Math.max(22, Math.min(72, (width - gutter - 68) / Math.max(1, words.length)));
  return (
    <div className="bare-loom">
      <svg width={width} height={430} aria-hidden="true">
        {words.map((word, j) => {
          const { text, special } = tokenText(word);
          const x = gutter + column * (j + 0.5);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a position is what a source word is here
            <g key={j}>
              <text
                x={x}
                y={46}
                textAnchor="middle"
                fontSize={16}
                fontWeight={550}
                className={special ? "bare-special" : "fill-src"}
              >
                {text}
              </text>
              <line x1={x} x2={x} y1={78} y2={420} className="warp" />
              {Array.from({ length: UNITS }, (_, unit) => (
                <rect
                  // biome-ignore lint/suspicious/noArrayIndexKey: units have no other name
                  key={unit}
                  className="hollow-unit"
                  x={x - 13}
                  y={78 + unit * 10}
                  width={26}
                  height={9}
                />
              ))}
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
