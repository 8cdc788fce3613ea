import { useCallback } from "react";
import { useMessages } from "../i18n/useMessages";
import { positionIn } from "../state/position";
import { shownTrace } from "../state/store";
import { useLoom, useLoomState, useThrottledLoomState } from "../state/useStore";
import { Scrubber } from "../viz/Scrubber";
import type { Stop } from "../viz/scrubber";
import { liveText } from "./liveText";
import { useSize } from "./useSize";

/** While training the words of a translation come and go; a place to hold on to does not follow each of them. */
const REDRAW = 500;

/** The whole translation on a line: encoding once, then the steps of each word. */
export function ScrubberBar() {
  const messages = useMessages();
  const loom = useLoom();
  const [ref, size] = useSize();
  const trace = useThrottledLoomState(shownTrace, REDRAW);
  const scene = useLoomState((state) => state.scene);
  const move = useCallback(({ row, step, column }: Stop) => loom.moveTo({ row, step, column }), [loom]);
  if (!trace) return <div className="scrubber-room" ref={ref} />;
  const position = positionIn(trace, scene);
  const valueText = liveText(trace, position, messages);
  return (
    <div className="scrubber-room" ref={ref}>
      {size ? (
        <Scrubber
          width={size.width}
          columns={trace.source.tokens.length}
          words={trace.output.tokens}
          steps={trace.steps}
          step={position.step}
          row={position.row}
          column={position.column}
          labels={{ name: messages.transport.scrubber, encode: messages.transport.encodeOnce, valueText }}
          onMove={move}
        />
      ) : null}
    </div>
  );
}
