import type { ReactNode } from "react";
import { useMessages } from "../i18n/useMessages";
import { atEnd, atStart, walkOf } from "../state/position";
import { type LoomState, shownPosition, shownTrace } from "../state/store";
import { SPEEDS } from "../state/ui";
import { useLoom, useLoomState } from "../state/useStore";
import { type Move, useCommands } from "./commands";
import { ScrubberBar } from "./ScrubberBar";
import { TrainLine } from "./TrainLine";

const isAtStart = (state: LoomState): boolean => {
  const trace = shownTrace(state);
  return trace === null || atStart(shownPosition(state), walkOf(trace));
};
const isAtEnd = (state: LoomState): boolean => {
  const trace = shownTrace(state);
  return trace === null || atEnd(shownPosition(state), walkOf(trace));
};

export function TransportBar() {
  const { transport } = useMessages();
  const start = useLoomState(isAtStart);
  const end = useLoomState(isAtEnd);
  return (
    <section className="transport" aria-label={transport.label}>
      <div className="controls">
        <MoveButton move="previous-word" name={transport.previousWord} disabled={start}>
          <path d="M4 3v10M13 3L7 8l6 5z" />
        </MoveButton>
        <MoveButton move="previous-step" name={transport.previousStep} disabled={start}>
          <path d="M10.5 3.5L6 8l4.5 4.5" fill="none" />
        </MoveButton>
        <PlayButton />
        <MoveButton move="next-step" name={transport.nextStep} disabled={end}>
          <path d="M5.5 3.5L10 8l-4.5 4.5" fill="none" />
        </MoveButton>
        <MoveButton move="next-word" name={transport.nextWord} disabled={end}>
          <path d="M12 3v10M3 3l6 5-6 5z" />
        </MoveButton>
        <SpeedChoice />
      </div>
      <ScrubberBar />
      <TrainLine />
    </section>
  );
}

interface MoveButtonProps {
  readonly move: Move;
  readonly name: string;
  readonly disabled: boolean;
  readonly children: ReactNode;
}

/** `aria-disabled`, so that the focus does not fall off at the ends. */
function MoveButton({ move, name, disabled, children }: MoveButtonProps) {
  const commands = useCommands();
  return (
    <button
      type="button"
      className={`move ${move}`}
      aria-label={name}
      title={name}
      aria-disabled={disabled}
      onClick={() => commands.move(move)}
    >
      <svg
        width="16"
        height="16"
        viewBox="0 0 16 16"
        aria-hidden="true"
        fill="currentColor"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinejoin="round"
        strokeLinecap="round"
      >
        {children}
      </svg>
    </button>
  );
}

function PlayButton() {
  const { transport } = useMessages();
  const { togglePlay } = useCommands();
  const playing = useLoomState((state) => state.ui.playing);
  const name = playing ? transport.pause : transport.play;
  return (
    <button type="button" className="play" aria-label={name} title={name} onClick={togglePlay}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" fill="currentColor">
        <path d={playing ? "M4 3h3v10H4zM9 3h3v10H9z" : "M5 2.8v10.4L13.2 8z"} />
      </svg>
    </button>
  );
}

function SpeedChoice() {
  const { transport } = useMessages();
  const loom = useLoom();
  const speed = useLoomState((state) => state.ui.speed);
  return (
    <select
      className="speed"
      aria-label={transport.speed}
      title={transport.speed}
      value={speed}
      onChange={(event) => {
        const chosen = SPEEDS.find((value) => String(value) === event.target.value);
        if (chosen) loom.setUi({ speed: chosen });
      }}
    >
      {SPEEDS.map((value) => (
        <option key={value} value={value}>
          {transport.times(value)}
        </option>
      ))}
    </select>
  );
}
